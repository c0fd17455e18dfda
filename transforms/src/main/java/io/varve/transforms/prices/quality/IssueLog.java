package io.varve.transforms.prices.quality;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.prices.row.PriceIssueRow;
import io.varve.transforms.prices.text.DayForm;
import io.varve.transforms.prices.text.TextLines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collects the issues of one price file; neighbouring lines with the same code become one. Lines of
 * one code must come in their order. Not safe for several threads.
 */
public final class IssueLog {

  /** A file with more issues than this, about 600 bytes each, is no file of prices. */
  public static final int MOST_ISSUES = 100_000;

  private static final int TEXT_CHARS = 200;

  private final byte[] bytes;
  private final List<Run> runs = new ArrayList<>();
  private final Map<IssueCode, Run> open = new EnumMap<>(IssueCode.class);
  private int droppedLines;
  private boolean tooMany;

  public IssueLog(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Adds a line.
   *
   * @param line its number, from 1
   * @param start where it begins
   * @param end where it ends
   * @param epochDay the day it speaks of, or {@link DayForm#NO_DAY}
   * @param message what was expected and found; asked for only where an issue begins
   */
  public void add(
      IssueCode code, int line, int start, int end, int epochDay, Supplier<String> message) {
    droppedLines += code.dropped() ? 1 : 0;
    Run last = open.get(code);
    if (last != null && last.lastLine + 1 == line) {
      last.lastLine = line;
      return;
    }
    if (runs.size() == MOST_ISSUES) {
      tooMany = true;
      return;
    }
    String text = TextLines.excerpt(bytes, start, end, TEXT_CHARS);
    Run run = new Run(code, line, epochDay, text, message.get());
    runs.add(run);
    open.put(code, run);
  }

  /** Returns the number of lines that were added with a code that drops them. */
  public int droppedLines() {
    return droppedLines;
  }

  /**
   * Returns all issues by line, those of one line in the order of their codes.
   *
   * @throws ExtractionException with {@code LIMIT} when they are more than {@value #MOST_ISSUES}
   */
  public List<PriceIssueRow> rows(String ticker) throws ExtractionException {
    if (tooMany) {
      throw new ExtractionException(
          FailureCode.LIMIT,
          "it has more than " + MOST_ISSUES + " issues; is it a file of prices?");
    }
    List<Run> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.<Run>comparingInt(run -> run.line).thenComparing(run -> run.code));
    List<PriceIssueRow> rows = new ArrayList<>(sorted.size());
    for (Run run : sorted) {
      rows.add(run.row(ticker, rows.size() + 1));
    }
    return rows;
  }

  private static final class Run {
    private final IssueCode code;
    private final int line;
    private final int epochDay;
    private final String text;
    private final String message;
    private int lastLine;

    Run(IssueCode code, int line, int epochDay, String text, String message) {
      this.code = code;
      this.line = line;
      this.epochDay = epochDay;
      this.text = text;
      this.message = message;
      this.lastLine = line;
    }

    PriceIssueRow row(String ticker, int ordinal) {
      Optional<LocalDate> date =
          epochDay == DayForm.NO_DAY
              ? Optional.empty()
              : Optional.of(LocalDate.ofEpochDay(epochDay));
      return new PriceIssueRow(
          ticker, ordinal, code.code(), code.dropped(), line, lastLine, date, text, message);
    }
  }
}
