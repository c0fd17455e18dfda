package io.varve.io.shard;

import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFile;
import io.varve.io.parquet.RowReader;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tells which data files have the same columns. Reads only the end of each file, several at a time,
 * since a bucket answers each question late.
 */
public final class FileSchemas {

  private static final int AT_ONCE = 16;

  private FileSchemas() {}

  /**
   * Returns by path a hash of the schema that each data file was written with. Memory grows with
   * the number of files, about 200 bytes each.
   *
   * @throws io.varve.io.storage.DamagedException when one cannot be read
   */
  public static Map<String, String> of(Storage storage, List<DataFile> files) throws IOException {
    ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<String>> asked = new ArrayList<>();
      for (DataFile file : files) {
        asked.add(readers.submit(() -> hash(storage, file.path())));
      }
      Map<String, String> schemas = new HashMap<>();
      for (int i = 0; i < asked.size(); i++) {
        schemas.put(files.get(i).path(), answer(asked.get(i)));
      }
      return schemas;
    } finally {
      readers.shutdownNow();
    }
  }

  private static String hash(Storage storage, String path) throws IOException {
    String json = RowReader.schemaOf(storage, path).toString();
    return ContentHash.of(json.getBytes(StandardCharsets.UTF_8)).value();
  }

  private static String answer(Future<String> asked) throws IOException {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot read the schemas of the data files: interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
    }
  }
}
