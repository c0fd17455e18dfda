package io.varve.pipelines.run;

import io.varve.io.model.ContentHash;
import io.varve.io.model.Dataset;
import io.varve.io.model.FailureCode;
import io.varve.io.model.Reference;
import io.varve.io.model.Validation;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.extract.ValidationReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small extractor for tests of the core: a row per document and a row per line. Some first lines
 * make it misbehave. When told to, it notes each extraction in a file, so that extractions in other
 * processes can be counted.
 */
public final class LinesExtractor implements Extractor {

  private static final long serialVersionUID = 1;

  private final int version;
  private final String setting;
  private final String noteFile;
  private final long pauseMs;

  private LinesExtractor(int version, String setting, String noteFile, long pauseMs) {
    this.version = version;
    this.setting = setting;
    this.noteFile = noteFile;
    this.pauseMs = pauseMs;
  }

  public static LinesExtractor plain() {
    return new LinesExtractor(1, "a", "", 0);
  }

  public LinesExtractor version(int newVersion) {
    return new LinesExtractor(newVersion, setting, noteFile, pauseMs);
  }

  public LinesExtractor setting(String newSetting) {
    return new LinesExtractor(version, newSetting, noteFile, pauseMs);
  }

  public LinesExtractor noting(Path file) {
    return new LinesExtractor(version, setting, file.toString(), pauseMs);
  }

  /** Returns one that takes its time over each document, so that a run has phases to be hit in. */
  public LinesExtractor pausing(long millis) {
    return new LinesExtractor(version, setting, noteFile, millis);
  }

  @Override
  public ExtractorIdentity identity() {
    return ExtractorIdentity.of("lines", version, 1, Map.of("setting", setting));
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(
        new Dataset("documents", DocumentRow.class, List.of("document_id"), List.of()),
        new Dataset(
            "lines",
            LineRow.class,
            List.of("document_id", "line"),
            List.of(new Reference("documents", List.of("document_id")))));
  }

  @Override
  public Extraction extract(SourceDocument document, Deadline deadline) throws ExtractionException {
    note(document.key());
    pause();
    String text = new String(document.bytes(), StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    String first = lines.isEmpty() ? "" : lines.get(0);
    misbehave(first, deadline);
    String id = ContentHash.of(document.bytes()).hex().substring(0, 16);
    Extraction.Builder rows = Extraction.builder();
    rows.add("documents", new DocumentRow(id, text.length(), Optional.of(first)));
    for (int i = 0; i < lines.size(); i++) {
      int parent = first.equals("ORPHAN") ? i : 0;
      rows.add("lines", new LineRow(parent > 0 ? "nobody" : id, i, lines.get(i)));
    }
    if (first.equals("DUPLICATE")) {
      rows.add("lines", new LineRow(id, 0, "again"));
    }
    return rows.validated(report(first));
  }

  private static ValidationReport report(String first) {
    List<ValidationIssue> issues =
        switch (first) {
          case "INVALID" ->
              List.of(new ValidationIssue("first-line", Validation.FAIL, "it says INVALID"));
          case "DOUBTFUL" ->
              List.of(new ValidationIssue("first-line", Validation.WARN, "it says DOUBTFUL"));
          default -> List.of();
        };
    return new ValidationReport(1, issues);
  }

  private static void misbehave(String first, Deadline deadline) throws ExtractionException {
    switch (first) {
      case "GARBLED" ->
          throw new ExtractionException(FailureCode.PARSE, "its first line is GARBLED");
      case "DEFECT" -> throw new IllegalStateException("defect on purpose");
      case "DEEP" -> recurse(0);
      case "HUNGRY" -> throw new OutOfMemoryError("on purpose");
      case "ENDLESS" -> {
        while (true) {
          deadline.check();
        }
      }
      default -> {}
    }
  }

  private static int recurse(int depth) {
    return depth < 0 ? 0 : recurse(depth + 1) + 1;
  }

  private void pause() {
    try {
      Thread.sleep(pauseMs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(String key) {
    if (!noteFile.isEmpty()) {
      try {
        Files.writeString(
            Path.of(noteFile), key + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** One document. */
  public record DocumentRow(String documentId, long length, Optional<String> firstLine) {}

  /** One line. */
  public record LineRow(String documentId, int line, String text) {}
}
