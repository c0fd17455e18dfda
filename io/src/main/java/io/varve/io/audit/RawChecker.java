package io.varve.io.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.audit.CheckReport.FileTotals;
import io.varve.io.audit.CheckReport.RawPages;
import io.varve.io.audit.Problem.Kind;
import io.varve.io.json.SealedJson;
import io.varve.io.model.ContentHash;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Verifies the pages that runs were answered, against the accounts beside them. Pages of runs
 * without an account, at work or dead, are left alone. Memory grows with the number of raw files,
 * about 200 bytes each.
 */
final class RawChecker {

  /** Name of the account of a run. */
  private static final String ACCOUNT = "listings.json";

  private final Storage storage;
  private final Findings findings;
  private final Map<String, Long> sizes = new HashMap<>();
  private final Set<String> looked = new HashSet<>();
  private FileTotals pages = FileTotals.NONE;
  private long read;

  RawChecker(Storage storage, Findings findings) {
    this.storage = storage;
    this.findings = findings;
  }

  /**
   * Compares presence and size of all pages, and the bodies of the pages of a share of the runs.
   *
   * @param sample share of the runs; absent for none
   */
  RawPages check(Optional<Sample> sample) throws IOException {
    Map<String, String> accounts = new TreeMap<>();
    for (StoredFile file : storage.list(WarehouseLayout.RAW)) {
      sizes.put(file.path(), file.sizeBytes());
      String run = WarehouseLayout.writer(file.path()).orElse("");
      if (file.path().equals(WarehouseLayout.raw(run) + "/" + ACCOUNT)) {
        accounts.put(run, file.path());
      }
    }
    Set<String> chosen = new HashSet<>();
    if (sample.isPresent()) {
      chosen.addAll(sample.get().of(accounts.keySet(), run -> run));
    }
    for (Map.Entry<String, String> account : accounts.entrySet()) {
      check(account.getValue(), chosen.contains(account.getKey()));
    }
    return new RawPages(pages.files(), pages.bytes(), read);
  }

  private void check(String account, boolean reading) throws IOException {
    JsonNode tree;
    try {
      tree = SealedJson.read(storage.read(account));
    } catch (SealedJson.BrokenSealException e) {
      findings.add(Kind.UNREADABLE, account, "a sealed JSON file", "that " + e.getMessage());
      return;
    }
    for (JsonNode listing : tree.path("listings")) {
      for (JsonNode page : listing.path("pages")) {
        String path = WarehouseLayout.RAW + "/" + page.path("path").asText();
        if (looked.add(path)) {
          check(path, page, reading);
        }
      }
    }
  }

  private void check(String path, JsonNode page, boolean reading) throws IOException {
    long size = page.path("stored_bytes").asLong();
    Long found = sizes.get(path);
    pages = pages.plus(size);
    if (found == null) {
      findings.add(Kind.MISSING_FILE, path, size + " bytes", "no such file");
    } else if (findings.same(Kind.WRONG_SIZE, path, size, found) && reading) {
      read++;
      findings.same(
          Kind.WRONG_CONTENT, path, page.path("sha256").asText(), hash(path, page.path("bytes")));
    }
  }

  /** No more is unpacked than was recorded: what is altered may unpack to anything. */
  private String hash(String path, JsonNode bytes) throws IOException {
    byte[] stored = storage.read(path);
    int limit = (int) Math.min(bytes.asLong() + 1, Integer.MAX_VALUE - 16L);
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(stored))) {
      return ContentHash.of(body.readNBytes(limit)).value();
    } catch (IOException e) {
      return "damaged gzip";
    }
  }
}
