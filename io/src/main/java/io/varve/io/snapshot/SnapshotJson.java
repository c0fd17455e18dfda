package io.varve.io.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.json.SealedJson;
import io.varve.io.json.SealedJson.BrokenSealException;
import io.varve.io.model.Snapshot;
import io.varve.io.storage.DamagedException;
import java.util.Locale;

/** Snapshot files: the only place that writes and parses them. */
final class SnapshotJson {

  private SnapshotJson() {}

  static byte[] write(Snapshot snapshot) {
    return SealedJson.write(snapshot);
  }

  /**
   * Parses a snapshot's file.
   *
   * @throws DamagedException when it is not what was written
   * @throws UnsupportedFormatException when a newer program wrote it
   */
  static Snapshot read(String path, byte[] bytes) {
    return read(path, bytes, Snapshot.class);
  }

  /** Parses any sealed file that has a {@code format_version}. */
  static <T> T read(String path, byte[] bytes, Class<T> type) {
    try {
      ObjectNode tree = SealedJson.read(bytes);
      int version = tree.path("format_version").asInt(0);
      if (version > Snapshot.FORMAT_VERSION) {
        throw new UnsupportedFormatException(path, version, Snapshot.FORMAT_VERSION);
      }
      return Json.value(tree, type);
    } catch (BrokenSealException e) {
      throw new DamagedException(path, "a sealed JSON file", "that " + e.getMessage());
    } catch (JsonProcessingException e) {
      throw new DamagedException(
          path, "a " + type.getSimpleName().toLowerCase(Locale.ROOT), e.getOriginalMessage());
    }
  }
}
