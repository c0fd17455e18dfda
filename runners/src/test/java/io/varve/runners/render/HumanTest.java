package io.varve.runners.render;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as people read them. */
final class HumanTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 bytes",
        "1|1 byte",
        "999|999 bytes",
        "1500|1.5 kB",
        "12345678|12.3 MB",
        "256000000000|256.0 GB"
      })
  void sizes(long bytes, String text) {
    assertThat(Human.size(bytes), is(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 ms",
    "99,99 ms",
    "100,0.1 s",
    "300,0.3 s",
    "9999,10.0 s",
    "48000,48 s",
    "200000,3 min 20 s",
    "7500000,2 h 5 min"
  })
  void durations(long millis, String text) {
    assertThat(Human.duration(Duration.ofMillis(millis)), is(text));
  }

  @Test
  void countsAndChanges() {
    assertThat(Human.count(1, "file"), is("1 file"));
    assertThat(Human.count(12_345, "file"), is("12,345 files"));
    assertThat(Human.change(0), is("="));
    assertThat(Human.change(-1_234), is("-1,234"));
    assertThat(Human.change(5), is("+5"));
  }

  @Test
  void theLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(Human.number(1234), is("1,234"));
      assertThat(Human.size(1500), is("1.5 kB"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void namesCannotCommandTheTerminal() {
    assertThat(Human.oneLine("a\u001b[31m\nb\u009b"), is("a\\x1b[31m\\x0ab\\x9b"));
    assertThat(Human.oneLine("grün 東京"), is("grün 東京"));
  }

  @Test
  void wordsForTheShell() {
    assertThat(Human.shell("/tmp/a-b.txt"), is("/tmp/a-b.txt"));
    assertThat(Human.shell("it's mine"), is("'it'\\''s mine'"));
    assertThat(Human.shell(""), is("''"));
  }

  @Test
  void columnsAreAligned() {
    String table =
        new TextTable("name", ">rows").row("documents", "1").row("a", "1,000").toString();
    assertThat(table, is("  name        rows\n  documents      1\n  a          1,000\n"));
  }
}
