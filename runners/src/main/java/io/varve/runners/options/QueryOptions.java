package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A query, and how its result is to be printed. */
public final class QueryOptions {

  private static final long ROWS_OF_A_TABLE = 200;
  private static final String STANDARD_INPUT = "-";

  @Parameters(arity = "0..1", paramLabel = "QUERY", description = "The query, in quotation marks.")
  private Optional<String> query = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Read the query from a file, or from standard input with -.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--views",
      paramLabel = "FILE",
      description =
          "Write the views as statements for a DuckDB of your own instead. Data files in a bucket"
              + " are copied to a temporary folder.")
  private Optional<Path> views = Optional.empty();

  @Option(
      names = "--snapshot",
      paramLabel = "ID|TAG",
      description = "Snapshot to ask (default: the current one).")
  private Optional<String> snapshot = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      description =
          "table for people (default); csv after RFC 4180 with a header, but lines end with LF;"
              + " json, an array of objects, as with --json.")
  private Optional<ResultFormat> format = Optional.empty();

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      description =
          "Print at most N rows, and say so when there are more (default: 200 in a table, all of"
              + " them otherwise).")
  private Optional<Long> maxRows = Optional.empty();

  @Option(names = "--wide", description = "Never cut the cells of a table.")
  private boolean wide;

  @Option(
      names = "--no-verify",
      description =
          "Do not compare data files with their recorded hashes before they are read; sizes are"
              + " compared nevertheless. A damaged file can then give a wrong answer.")
  private boolean unverified;

  /** Returns where the views are to be written instead of an answer. */
  public Optional<Path> views() {
    if (views.isPresent() && (query.isPresent() || file.isPresent())) {
      throw invalid("--views", "it is written instead of an answer. Leave out the query.");
    }
    views.ifPresent(path -> Given.text("--views", path.toString(), "Name a file."));
    return views;
  }

  public Optional<String> snapshot() {
    return snapshot;
  }

  public boolean wide() {
    return wide;
  }

  /** Returns whether data files are compared with their recorded hashes. */
  public boolean verify() {
    return !unverified;
  }

  /**
   * Returns the format.
   *
   * @param json whether JSON is asked for as everywhere
   */
  public ResultFormat format(boolean json) {
    if (json && format.orElse(ResultFormat.JSON) != ResultFormat.JSON) {
      throw invalid("--format", "it is not json, but --json was given. Leave one of them out.");
    }
    return json ? ResultFormat.JSON : format.orElse(ResultFormat.TABLE);
  }

  /** Returns the number of rows to print at most. */
  public long maxRows(ResultFormat format) {
    if (maxRows.isPresent() && maxRows.get() < 1) {
      throw invalid("--max-rows", maxRows.get() + ". Give at least 1.");
    }
    return maxRows.orElse(format == ResultFormat.TABLE ? ROWS_OF_A_TABLE : Long.MAX_VALUE);
  }

  /**
   * Returns the text of the query.
   *
   * @param input standard input, which is read only when the user says so
   */
  public String query(InputStream input) throws IOException {
    if (Stream.of(query, file).filter(Optional::isPresent).count() != 1) {
      throw new UserException(
          ExitCode.USAGE,
          "Cannot choose a query: give one as 'varve sql \"select …\"', or with --file.");
    }
    if (query.isPresent() && !query.get().equals(STANDARD_INPUT)) {
      return query.get();
    }
    byte[] bytes =
        file.orElse(STANDARD_INPUT).equals(STANDARD_INPUT)
            ? input.readAllBytes()
            : Files.readAllBytes(Path.of(file.get()));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw invalid("--file", "it is not text in UTF-8.");
    }
  }

  private static UserException invalid(String flag, String why) {
    return new UserException(ExitCode.USAGE, "Invalid " + flag + ": " + why);
  }
}
