package io.varve.transforms.prices.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalReaderTest {

  private static final int CASES = 200_000;

  private final DecimalReader reader = new DecimalReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.1",
        ".5",
        "5.",
        "+7",
        "00012.500",
        "123456789012345",
        "1234567890123456",
        "9007199254740993",
        "0.000000000000000000000001",
        "1e5",
        "1E-5",
        "-1.5e+3",
        "4.9e-324",
        "1e-400",
        "1.7976931348623157e308",
        "179769313486231570000000000000000000000",
        "0.1000000000000000055511151231257827021181583404541015625",
        "0.00000000000000000000000"
      })
  void numbersAreWhatJavaReads(String text) {
    assertThat(bits(read(text)), equalTo(bits(Double.parseDouble(text))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "e5",
        "1e",
        "1e+",
        "1e5.0",
        "1.2.3",
        "1,5",
        "--1",
        "1 2",
        "0x10",
        "0x1p3",
        "NaN",
        "nan",
        "Infinity",
        "-Infinity",
        "inf",
        "1d",
        "1f",
        "1_000",
        "1e309",
        "١",
        "\"1\""
      })
  void anythingElseIsNoNumber(String text) {
    assertThat(Double.isNaN(read(text)), is(true));
    assertThat(reader.wasPlain(), is(false));
  }

  @Test
  void randomNumbersAreWhatJavaReadsBitByBit() {
    Random random = new Random(41);
    int plain = 0;
    for (int i = 0; i < CASES; i++) {
      String text = number(random);
      double expected = Double.parseDouble(text);
      double found = read(text);
      if (Double.isInfinite(expected)) {
        assertThat(text, Double.isNaN(found), is(true));
      } else {
        assertThat(text, bits(found), equalTo(bits(expected)));
        assertThat(text, reader.wasPlain(), equalTo(PlainDecimal.of(found).equals(text)));
      }
      plain += reader.wasPlain() ? 1 : 0;
    }
    assertThat(plain, greaterThan(CASES / 10));
  }

  private static String number(Random random) {
    StringBuilder text = new StringBuilder();
    text.append(random.nextInt(8) == 0 ? "-" : random.nextInt(20) == 0 ? "+" : "");
    digits(text, 1 + random.nextInt(random.nextInt(4) == 0 ? 25 : 6), random);
    if (random.nextInt(3) > 0) {
      text.append('.');
      digits(text, random.nextInt(random.nextInt(4) == 0 ? 30 : 8), random);
    }
    if (random.nextInt(10) == 0) {
      text.append(random.nextBoolean() ? "e" : "E").append(random.nextInt(700) - 350);
    }
    return text.toString();
  }

  private static void digits(StringBuilder text, int count, Random random) {
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + (random.nextInt(4) == 0 ? 0 : random.nextInt(10))));
    }
  }

  private double read(String text) {
    byte[] bytes = ("7" + text + "7").getBytes(StandardCharsets.UTF_8);
    return reader.read(bytes, 1, bytes.length - 1);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }
}
