package io.varve.runners.export.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.json.SealedJson;
import io.varve.io.json.SealedJson.BrokenSealException;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What earlier exports say of the files in a folder. Memory grows with the number of files.
 *
 * @param state the last finished export, if there was one
 * @param lines what exports after it did that died
 */
record Known(Optional<FolderState> state, List<JournalLine> lines) {

  Known {
    lines = List.copyOf(lines);
  }

  /**
   * Reads it.
   *
   * @throws UserException when it cannot be read
   */
  static Known read(Path folder, FolderJournal journal) throws IOException {
    Path file = folder.resolve(FolderNames.STATE);
    Optional<FolderState> state =
        FolderDisk.look(file).isEmpty()
            ? Optional.empty()
            : Optional.of(state(folder, Files.readAllBytes(file)));
    try {
      return new Known(state, journal.read());
    } catch (JsonProcessingException e) {
      throw unreadable(folder, FolderNames.JOURNAL, "a line of it is not what an export writes");
    }
  }

  private static FolderState state(Path folder, byte[] bytes) {
    try {
      JsonNode json = SealedJson.read(bytes);
      int version = json.path("format_version").asInt();
      if (version != FolderState.VERSION) {
        throw unreadable(
            folder,
            FolderNames.STATE,
            "it has format version "
                + version
                + ", this program knows version "
                + FolderState.VERSION);
      }
      return Json.value(json, FolderState.class);
    } catch (BrokenSealException e) {
      throw unreadable(folder, FolderNames.STATE, e.getMessage());
    } catch (JsonProcessingException e) {
      throw unreadable(folder, FolderNames.STATE, e.getOriginalMessage());
    }
  }

  private static UserException unreadable(Path folder, String name, String why) {
    return new UserException(
        ExitCode.DAMAGED,
        "Cannot read "
            + folder.resolve(name)
            + ": "
            + why
            + ". Nothing was exported. Name a new folder with --out; or delete this file and export"
            + " with --overwrite, which writes all files again.");
  }

  /** Returns the owner that the folder has, if it has one. */
  Optional<FolderOwner> owner() {
    return state
        .map(FolderState::owner)
        .or(() -> lines.stream().map(JournalLine::owner).findFirst());
  }

  /** Returns by name how exports may have left each file, the newest last. */
  SortedMap<String, List<WrittenFile>> files() {
    SortedMap<String, List<WrittenFile>> files = new TreeMap<>();
    state.ifPresent(known -> known.files().forEach(file -> list(files, file.name()).add(file)));
    for (JournalLine line : lines) {
      line.claimed().forEach(name -> list(files, name));
      line.written().forEach(file -> list(files, file.name()).add(file));
    }
    return files;
  }

  private static List<WrittenFile> list(SortedMap<String, List<WrittenFile>> files, String name) {
    return files.computeIfAbsent(name, each -> new ArrayList<>(1));
  }
}
