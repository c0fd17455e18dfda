package io.varve.bench.corpus;

import io.varve.io.json.Json;
import io.varve.io.model.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a corpus is made of: the same recipe makes the same files.
 *
 * @param kind of files
 * @param settings everything else that decides what is in them
 */
public record Recipe(String kind, Map<String, String> settings) {

  private static final String FILE = "recipe.json";
  private static final int NAME_LENGTH = 8;

  public Recipe {
    settings = Map.copyOf(settings);
  }

  /** Returns the folder of this recipe below a folder, made when it is not there. */
  Path folder(Path corpora) throws IOException {
    Map<String, Object> tree = new TreeMap<>(settings);
    tree.put("kind", kind);
    String text = Json.pretty(tree);
    String hash = ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    Path folder = corpora.resolve(kind + "-" + hash.substring(0, NAME_LENGTH));
    Path file = Files.createDirectories(folder).resolve(FILE);
    if (!Files.exists(file)) {
      Files.writeString(file, text);
    } else if (!Files.readString(file).equals(text)) {
      throw new IOException("Cannot reuse " + folder + ": it has another recipe. Delete it");
    }
    return folder;
  }
}
