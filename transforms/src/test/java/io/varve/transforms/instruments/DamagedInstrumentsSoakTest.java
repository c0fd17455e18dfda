package io.varve.transforms.instruments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.SourceDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Damaged lists: each ends in a code or in one row for each line that is not blank, whatever quotes
 * it has. {@code -Psoak} makes more of them; {@code -Dvarve.soak.seed} gives others.
 */
class DamagedInstrumentsSoakTest {

  private static final int CASES = Integer.getInteger("varve.soak.cases", 200) * 2;
  private static final long SEED = Long.getLong("varve.soak.seed", 20_240_607L);
  private static final String PIECES = "\"\",;\t\r\n #%/\\'xé\uFEFF\u00A0\u2028";

  private final List<String> broken = new ArrayList<>();
  private final TreeMap<String, Integer> outcomes = new TreeMap<>();

  @Test
  void everyDamagedListEndsInACodeOrInARowForEachLine() {
    for (int i = 0; i < CASES; i++) {
      Random random = new Random(SEED + i);
      StringBuilder text = new StringBuilder("symbol,isin,market,name,currency\n");
      for (int row = random.nextInt(30); row > 0; row--) {
        text.append("S").append(random.nextInt(20)).append(",X1,NYSE,\"Moon, \"\"Inc.\"\"\",USD\n");
      }
      for (int change = random.nextInt(4); change > 0; change--) {
        int at = random.nextInt(text.length());
        text.replace(
            at,
            at + random.nextInt(2),
            String.valueOf(PIECES.charAt(random.nextInt(PIECES.length()))));
      }
      check("case " + i, text.toString());
    }
    System.out.println(CASES + " damaged lists: " + outcomes);
    assertThat(broken, is(empty()));
    assertThat(outcomes.get("rows"), greaterThan(CASES / 10));
    assertThat(outcomes.get("PARSE"), greaterThan(CASES / 10));
  }

  private void check(String name, String text) {
    String outcome = "rows";
    try {
      List<InstrumentRow> rows = extract(text);
      Set<Integer> lines = rows.stream().map(InstrumentRow::line).collect(Collectors.toSet());
      if (!lines.containsAll(data(text, "[,\"\\s\\p{Z}\\uFEFF]"))
          || !data(text, "[,\\s\\p{Z}]").containsAll(lines)) {
        broken.add(name + ": rows on " + lines + " of " + text);
      }
      if (rows.stream().map(InstrumentRow::instrumentId).distinct().count() < rows.size()) {
        broken.add(name + ": two rows with one identity");
      }
    } catch (ExtractionException e) {
      outcome = e.code().name();
    } catch (RuntimeException e) {
      broken.add(name + ": " + e);
    }
    outcomes.merge(outcome, 1, Integer::sum);
  }

  /** The numbers of lines with something but blanks, without the first of these, the header. */
  private static Set<Integer> data(String text, String blanks) {
    String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
    Set<Integer> data = new TreeSet<>();
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].replaceAll(blanks, "").isEmpty()) {
        data.add(i + 1);
      }
    }
    data.remove(data.stream().findFirst().orElse(0));
    return data;
  }

  private static List<InstrumentRow> extract(String text) throws ExtractionException {
    return new InstrumentFileExtractor("")
            .extract(
                SourceDocument.of("list.csv", text.getBytes(StandardCharsets.UTF_8)),
                Deadline.in(Duration.ofMinutes(1)))
            .rows(InstrumentDatasets.INSTRUMENTS)
            .stream()
            .map(InstrumentRow.class::cast)
            .toList();
  }
}
