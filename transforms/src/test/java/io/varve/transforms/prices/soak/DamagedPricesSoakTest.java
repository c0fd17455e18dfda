package io.varve.transforms.prices.soak;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.prices.PriceFiles;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Damaged price files: each ends, within its time, in a code or in rows and issues that account for
 * every line. {@code -Psoak} makes more of them; {@code -Dvarve.soak.seed} gives others.
 */
class DamagedPricesSoakTest {

  private static final int CASES = Integer.getInteger("varve.soak.cases", 200) * 2;
  private static final long SEED = Long.getLong("varve.soak.seed", 20_240_607L);

  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();

  @Test
  void everyDamagedFileEndsInACodeOrInRowsThatAccountForItsLines() {
    for (int i = 0; i < CASES; i++) {
      Random random = new Random(SEED + i);
      PriceDamage damage = PriceDamage.values()[i % PriceDamage.values().length];
      byte[] damaged = damage.apply(file(random), random);
      if (random.nextInt(4) == 0 && damaged.length > 0) {
        PriceDamage second = PriceDamage.values()[random.nextInt(PriceDamage.values().length)];
        damaged = second.apply(damaged, random);
      }
      check("case " + i + " " + damage, damaged);
    }
    System.out.println(CASES + " damaged price files: " + outcomes);
    assertThat(broken, is(empty()));
    assertThat(outcomes.keySet(), hasItem("rows"));
    assertThat(outcomes.keySet(), hasItem("DECODE"));
  }

  private void check(String name, byte[] damaged) {
    String outcome = "rows";
    try {
      Extraction extraction = PriceFiles.extract(damaged);
      String problem = LineAccount.problem(damaged, extraction);
      if (!problem.isEmpty()) {
        broken.add(name + ": " + problem);
      }
      if (extraction.validation().verdict() == Validation.FAIL) {
        broken.add(name + ": " + extraction.validation());
      }
    } catch (ExtractionException e) {
      outcome = e.code().name();
    } catch (RuntimeException e) {
      broken.add(name + ": " + e);
    }
    outcomes.merge(outcome, 1, Integer::sum);
  }

  /** Three of four in the current layout. */
  private static byte[] file(Random random) {
    boolean older = random.nextInt(4) == 0;
    StringBuilder text = new StringBuilder();
    text.append(older ? "Date,Open,High,Low,Close,Volume" : PriceFiles.HEADER).append("\r\n");
    LocalDate day = LocalDate.of(1990 + random.nextInt(30), 1 + random.nextInt(12), 1);
    for (int i = 1 + random.nextInt(200); i > 0; i--) {
      day = day.plusDays(1 + random.nextInt(3));
      double low = random.nextInt(100_000) / 1_000.0;
      String numbers = low + "," + (low + 1) + "," + low + "," + low + "," + random.nextInt(9_999);
      text.append(
          older
              ? day + "," + numbers
              : "MOON.US,D," + day.toString().replace("-", "") + ",000000," + numbers + ",0");
      text.append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
