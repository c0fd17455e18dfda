package io.varve.runners.export.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.varve.io.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What exports did since the state was written: one JSON object a line. A line is complete before
 * what it speaks of happens, so that each file that a dead export left is known. A line that was
 * cut off speaks of nothing that happened.
 */
final class FolderJournal {

  private final FolderDisk disk;
  private final Path file;

  FolderJournal(FolderDisk disk, Path folder) {
    this.disk = disk;
    this.file = folder.resolve(FolderNames.JOURNAL);
  }

  /**
   * Returns the lines, and takes away one that was cut off.
   *
   * @throws JsonProcessingException when one cannot be read
   */
  List<JournalLine> read() throws IOException {
    if (FolderDisk.look(file).isEmpty()) {
      return List.of();
    }
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      disk.truncate(file, end);
    }
    List<JournalLine> lines = new ArrayList<>();
    for (String line : new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList()) {
      lines.add(Json.value(Json.parse(line), JournalLine.class));
    }
    return lines;
  }

  /** Says that an export is about to take these names. Survives a power failure. */
  void claim(FolderOwner owner, List<String> names) throws IOException {
    append(new JournalLine(FolderState.VERSION, owner, names, List.of()), true);
  }

  /** Says that a file is complete and about to get its name. Survives the end of the process. */
  void written(FolderOwner owner, WrittenFile written) throws IOException {
    append(new JournalLine(FolderState.VERSION, owner, List.of(), List.of(written)), false);
  }

  /** Ends it: the state says it all. */
  void clear() throws IOException {
    disk.deleteIfExists(file);
  }

  private void append(JournalLine line, boolean durable) throws IOException {
    disk.append(file, (Json.tree(line) + "\n").getBytes(StandardCharsets.UTF_8), durable);
  }
}
