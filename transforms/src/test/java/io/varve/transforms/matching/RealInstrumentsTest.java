package io.varve.transforms.matching;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varve.transforms.instruments.InstrumentRow;
import io.varve.transforms.prices.TickerPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real lists and price files, where a folder with some and with the earlier reports is at hand. */
class RealInstrumentsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("varve.tradeable", "../../shared/data/tradeable"));

  private List<InstrumentRow> instruments;
  private TickerIndex index;

  @BeforeEach
  void readTheFolder() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no folder of real instruments");
    Path root = FOLDER.resolve("stooq");
    List<ListedTicker> files = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString();
        files.add(
            new ListedTicker(
                TickerPath.of(path),
                Optional.of(PriceFileOracle.read(path, Files.readAllBytes(file))),
                Optional.empty()));
      }
    }
    index = TickerIndex.of(files);
    instruments = new ArrayList<>();
    try (Stream<Path> lists = Files.list(FOLDER.resolve("instruments"))) {
      for (Path list : lists.sorted().toList()) {
        List<List<String>> rows = PlainCsv.read(Files.readString(list));
        for (int i = 1; i < rows.size(); i++) {
          instruments.add(instrument(list.getFileName().toString(), i, rows.get(i)));
        }
      }
    }
  }

  private static InstrumentRow instrument(String list, int line, List<String> row) {
    return new InstrumentRow(
        list + "/" + line,
        line,
        given(row.get(0)),
        given(row.get(1)),
        given(row.get(2)),
        given(row.get(3)),
        given(row.get(4)),
        list);
  }

  private static Optional<String> given(String value) {
    return Optional.of(value.strip()).filter(text -> !text.isEmpty());
  }

  @Test
  void compatibleReportsAreThoseOfTheEarlierProgram() throws IOException {
    List<String> matches = new ArrayList<>();
    List<String> unmatched = new ArrayList<>();
    InstrumentMatcher matcher = new InstrumentMatcher(index, Listings.COMPATIBLE);
    for (InstrumentRow instrument : instruments) {
      Record row = matcher.match(instrument).orElseThrow();
      (row instanceof MatchRow ? matches : unmatched).add(columns(row));
    }

    assertThat(matches, equalTo(report("tradeable_matches.csv")));
    assertThat(unmatched, equalTo(report("tradeable_unmatched.csv")));
    assertThat(matches.size(), is(500));
  }

  @Test
  void elseOnlyMarketsThatAreCodesAndGapsMakeADifference() {
    Map<String, Integer> differences = new TreeMap<>();
    for (InstrumentRow instrument : instruments) {
      MatchRow before = Listings.matched(index, Listings.COMPATIBLE, instrument);
      Record now = new InstrumentMatcher(index, Listings.OURS).match(instrument).orElseThrow();
      differences.merge(difference(before, now), 1, Integer::sum);
    }

    assertThat(
        differences,
        equalTo(
            Map.of(
                "none", 407,
                "price_gap ok -> warning", 4,
                "price_gap warning -> warning", 70,
                // The codes AMS and BRU: the one file with the base is one of London or Warsaw.
                "AMS market_mismatch", 18,
                "BRU market_mismatch", 1)));
  }

  private static String difference(MatchRow before, Record now) {
    if (now instanceof UnmatchedRow row) {
      return row.market().orElse("") + " " + row.reason();
    }
    String was = columns(before);
    String is = columns(now);
    if (is.equals(was)) {
      return "none";
    }
    String gapless = is.replaceAll(";?price_gap=[0-9]+;longest_gap_days=[0-9]+", "");
    return gapless.replace("warning", "ok").equals(was.replace("warning", "ok"))
        ? "price_gap " + before.dataStatus() + " -> " + ((MatchRow) now).dataStatus()
        : was + " -> " + is;
  }

  /** All columns but the identity, as text. */
  private static String columns(Record row) {
    return Arrays.stream(row.getClass().getRecordComponents())
        .skip(1)
        .map(
            component -> {
              try {
                Object value = component.getAccessor().invoke(row);
                return value instanceof Optional<?> maybe
                    ? maybe.map(Object::toString).orElse("")
                    : value.toString();
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList()
        .toString();
  }

  private static List<String> report(String name) throws IOException {
    List<List<String>> rows =
        PlainCsv.read(Files.readString(FOLDER.resolve("reference_run").resolve(name)));
    return rows.stream().skip(1).map(Object::toString).toList();
  }
}
