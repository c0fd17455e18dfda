package io.varve.transforms.filings.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a table is about, by its labels and the words around it. */
final class TableFacts {

  private TableFacts() {}

  private static final Pattern BALANCE =
      Pattern.compile(
          "balance sheets?|statements? of (?:consolidated )?financial (?:position|condition)");

  private static final Pattern CASH =
      Pattern.compile("statements? of (?:consolidated )?cash flows?");

  private static final Pattern INCOME =
      Pattern.compile("statements? of (?:consolidated )?(?:operations|income|earnings|loss)");

  private static final int FEW_ROWS = 6;

  /** Returns the kind as it is stored. */
  static String kind(Grid grid, String caption, String heading) {
    String labels =
        grid.rows().stream()
            .map(row -> row.get(0).text().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("\n"));
    // In plain text a label runs over several lines.
    String running = labels.replace('\n', ' ');
    if (grid.amounts() < 2 || isIndex(labels) || listsPages(grid)) {
      return "narrative";
    }
    String title = (caption + "\n" + heading).toLowerCase(Locale.ROOT);
    boolean titled = grid.rows().size() >= FEW_ROWS && !title.contains("note");
    boolean result =
        has(
            labels,
            "net income",
            "net loss",
            "net (loss)",
            "net earnings",
            "profit (loss) attributable",
            "profit attributable");
    boolean both = labels.contains("total liabilities and") || hasBothHalves(labels);
    boolean assets = labels.contains("total assets") && labels.contains("liabilities");
    // Selected data of several years has a line of each statement.
    if (both || (assets && !result) || (assets && titled && BALANCE.matcher(title).find())) {
      return "balance_sheet";
    }
    boolean flows = has(running, "financing activities", "investing activities");
    boolean operating = running.contains("cash flows from operating");
    if (operating && running.contains("net cash") && !labels.contains("total assets")) {
      return "cash_flow";
    }
    if (flows
        && (running.contains("operating activities") || labels.contains("operations"))
        && (!labels.contains("total assets") || CASH.matcher(title).find())) {
      return "cash_flow";
    }
    boolean source = has(labels, "revenue", "sales", "premiums", "interest income");
    boolean tax = has(running, "taxes", "per share", "income tax", "per common share", "per unit");
    boolean costs = has(labels, "cost", "expense", "expenses");
    if (result && source && tax && costs && !labels.contains("total assets")) {
      return "income_statement";
    }
    // A company without revenue has only expenses, and its loss per share.
    boolean expenses =
        has(labels, "total operating expenses", "total expenses", "loss from operations");
    boolean perShare = has(running, "per share", "per common share");
    if (result && expenses && perShare && !flows && !labels.contains("total assets")) {
      return "income_statement";
    }
    if (titled && result && costs && INCOME.matcher(title).find() && !flows) {
      return "income_statement";
    }
    boolean money = grid.amounts() * 4 >= grid.filled();
    return money ? "other_financial" : "narrative";
  }

  /** A list of statements with the pages that they stand on is none of them. */
  private static boolean isIndex(String labels) {
    int named = 0;
    for (Pattern statement : List.of(BALANCE, CASH, INCOME)) {
      named += statement.matcher(labels).find() ? 1 : 0;
    }
    return named >= 2;
  }

  private static boolean listsPages(Grid grid) {
    return ContentsList.isInOrder(
        grid.rows().stream()
            .map(TableFacts::amounts)
            .filter(amounts -> !amounts.isEmpty())
            .toList());
  }

  private static List<String> amounts(List<GridCell> row) {
    return row.stream().skip(1).filter(GridCell::numeric).map(GridCell::text).toList();
  }

  /** The totals of a balance sheet need no label when its halves have headings. */
  private static boolean hasBothHalves(String labels) {
    boolean assets =
        labels.lines().anyMatch(line -> line.equals("assets") || line.equals("assets:"));
    return assets
        && labels
            .lines()
            .anyMatch(
                line ->
                    line.startsWith("liabilities and")
                        && has(line, "equity", "deficit", "capital", "deficiency"));
  }

  private static boolean has(String labels, String... words) {
    return Stream.of(words).anyMatch(labels::contains);
  }

  /** Returns the currency of the signs in the cells, else of the words around. */
  static Optional<String> currency(Grid grid, String words) {
    for (List<GridCell> row : grid.rows()) {
      for (GridCell cell : row) {
        Optional<String> sign = cell.numericLike() ? sign(cell.text()) : Optional.empty();
        if (sign.isPresent()) {
          return sign;
        }
      }
    }
    boolean dollars = words.toLowerCase(Locale.ROOT).contains("dollar");
    return dollars ? Optional.of("USD") : sign(words);
  }

  private static Optional<String> sign(String text) {
    if (text.indexOf('$') >= 0) {
      return Optional.of("USD");
    }
    if (text.indexOf('\u20AC') >= 0) {
      return Optional.of("EUR");
    }
    if (text.indexOf('\u00A3') >= 0) {
      return Optional.of("GBP");
    }
    return text.indexOf('\u00A5') >= 0 ? Optional.of("JPY") : Optional.empty();
  }
}
