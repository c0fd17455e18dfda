package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of prices and instruments sees of them on the command line. */
final class TradeableStoryTest {

  private static final String MOON = "prices/daily/us/nasdaq/moon.us.txt";
  private static final String MATCH = "matches/broker.csv/TIDE:LN";
  private static final String HEADER =
      "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n";

  @TempDir private Path folder;
  private Workbench bench;

  @BeforeEach
  void writesFiles() throws Exception {
    bench = new Workbench(folder);
    write(MOON, HEADER + day("MOON.US", 20240102, 7) + day("MOON.US", 20240103, 8));
    write("prices/daily/uk/lse/tide.uk.txt", HEADER + day("TIDE.UK", 20240102, 5));
    write(
        "instruments/broker.csv",
        "symbol,market,currency\nMOON:US,NYSE,USD\nTIDE:LN,LSE,USD\nNONE:US,NYSE,USD\n");
  }

  @Test
  void fromTheFirstRunToTheLastRollback() throws Exception {
    Result planned = tradeable("plan");
    assertThat(planned.out(), containsString("3"));
    JsonNode first = json(0, "run", "--json");
    assertThat(first.path("status").asText(), is("committed"));
    assertThat(first.path("added").asLong(), is(3L));
    assertThat(json(0, "run", "--json").path("status").asText(), is("no-changes"));

    Result strict = tradeable("run", "--lse-currency-policy=strict");
    assertThat(strict.err(), strict.code(), is(0));
    Result why = bench.ask("explain", MATCH);
    assertThat(
        why.out(), allOf(containsString("config-changed"), containsString("lse_currency_policy")));

    write(MOON, HEADER + day("MOON.US", 20240102, 7) + day("MOON.US", 20240103, 9));
    JsonNode changed = json(0, "run", "--lse-currency-policy=strict", "--json");
    assertThat(changed.path("modified").asLong(), is(1L));
    assertThat(changed.path("processed").asLong(), is(1L));
    assertAnswers();

    assertThat(bench.ask("compact", "--yes").code(), is(0));
    Result back = bench.ask("rollback", "1", "--reason=a test");
    assertThat(back.err(), back.code(), is(0));
    assertThat(sql("select currency_status from matches where symbol = 'TIDE:LN'"), is("override"));
    assertThat(json(0, "run", "--json").path("modified").asLong(), is(1L));
    intact();
  }

  private void assertAnswers() throws Exception {
    assertThat(sql("select count(*) from prices"), is("3"));
    assertThat(sql("select close from prices where date = '2024-01-03'"), containsString("9"));
    assertThat(sql("select reason from unmatched"), is("manual_review"));
    assertThat(bench.ask("diff", "2", "3").out(), containsString("prices"));
    Result lineage = bench.ask("lineage", "matches/broker.csv/MOON:US");
    assertThat(lineage.out(), containsString("matches"));
    assertThat(bench.ask("lineage", "broker.csv/MOON:US").code(), is(0));
    assertThat(bench.ask("health").code(), is(0));
    assertThat(bench.ask("report", "--out=" + folder.resolve("report.html")).code(), is(0));
    Result again = bench.ask("check", "--reextract=100");
    assertThat(again.out() + again.err(), again.code(), is(0));
    intact();
  }

  @Test
  void twoFilesOfOneTickerAreRefusedInOneLine() throws Exception {
    assertThat(tradeable("run").code(), is(0));
    write("prices/daily/us/amex/moon.us.txt", HEADER + day("MOON.US", 20240102, 7));

    Result refused = tradeable("run");

    assertThat(refused.code(), is(4));
    assertThat(
        refused.err(),
        allOf(
            containsString(MOON),
            containsString("prices/daily/us/amex/moon.us.txt"),
            containsString("--exclude"),
            not(containsString("\tat "))));
    Result told = tradeable("run", "--exclude=**/nasdaq/moon.us.txt");
    assertThat(told.err(), told.code(), is(0));
    assertThat(sql("select count(*) from prices where ticker = 'MOON.US'"), is("1"));
    intact();
  }

  @Test
  void spoiltFileIsListedAndItsInstrumentSaysSo() throws Exception {
    write("prices/daily/us/nasdaq/none.us.txt", "\u0000\u0001 nothing to read");

    Result run = tradeable("run");

    assertThat(run.code(), is(3));
    assertThat(bench.ask("failures").out(), containsString("none.us.txt"));
    assertThat(
        sql("select data_status from matches where symbol = 'NONE:US'"), containsString("error:"));
    intact();
  }

  @Test
  void runsUnderTwoPrefixesExportApart() throws Exception {
    assertThat(tradeable("run", "--key-prefix=eu/").code(), is(0));
    write(MOON, HEADER + day("MOON.US", 20240102, 7) + day("MOON.US", 20240103, 9));
    assertThat(tradeable("run", "--key-prefix=us/").code(), is(0));
    assertThat(sql("select count(*) from matches"), is("4"));

    Path out = folder.resolve("out");
    Result both = bench.ask("export", "prices", "--out=" + out);
    assertThat(both.code(), is(3));
    assertThat(both.out(), containsString("choose an input with --key-prefix"));
    Path first = folder.resolve("first");
    assertThat(bench.ask("export", "prices", "--key-prefix=eu/", "--out=" + first).code(), is(0));
    assertThat(
        Files.readString(first.resolve("moon.us.csv")),
        allOf(containsString(",4,8,"), not(containsString(",4,9,"))));
    Result other = bench.ask("export", "prices", "--key-prefix=us/", "--out=" + first);
    assertThat("the folder is that of another run", other.code(), is(4));
    intact();
  }

  private void intact() {
    Result check = bench.ask("check", "--read-data");
    assertThat(check.out() + check.err(), check.code(), is(0));
  }

  private String sql(String query) throws Exception {
    Result result = bench.ask("sql", query, "--format=csv");
    assertThat(result.err(), result.code(), is(0));
    List<String> lines = result.out().lines().toList();
    return String.join(" ", lines.subList(1, lines.size()));
  }

  private JsonNode json(int code, String verb, String... flags) throws Exception {
    Result result = tradeable(verb, flags);
    assertThat(result.err(), result.code(), is(code));
    return new ObjectMapper().readTree(result.out());
  }

  private Result tradeable(String verb, String... flags) {
    List<String> words = new ArrayList<>(List.of(verb, "tradeable"));
    words.add("--prices=" + folder.resolve("prices"));
    words.add("--instruments=" + folder.resolve("instruments"));
    words.add("--warehouse=" + bench.warehouse());
    words.addAll(List.of(flags));
    return Workbench.execute(words.toArray(new String[0]));
  }

  private static String day(String ticker, int date, int close) {
    return ticker + ",D," + date + ",000000,5,11,4," + close + ",100,0\n";
  }

  private void write(String key, String text) throws Exception {
    Path file = folder.resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(
        file,
        FileTime.from(Instant.parse("2024-02-01T00:00:00Z").plusSeconds(text.hashCode() % 9999)));
  }
}
