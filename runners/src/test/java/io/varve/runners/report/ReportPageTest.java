package io.varve.runners.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.varve.runners.Workbench;
import io.varve.runners.report.Report.About;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page is one file that asks nobody for anything, whatever the data say. */
final class ReportPageTest {

  private static final String NASTY =
      "</script><script>alert(1)</script><!-- <b onclick=x> & \u2028 \u2029 {{script}} \\ \" $1";

  @TempDir private Path folder;

  private static Report about(String warehouse) {
    return new Report(
        new About(warehouse, "id", Instant.EPOCH, "0"),
        List.of(new TreeMap<>(Map.of("name", NASTY))),
        Listed.all(List.of()),
        Listed.all(List.of()),
        List.of(),
        0,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  @Test
  void dataStayData() throws Exception {
    String page = ReportPage.of(about(NASTY));
    assertThat(page, not(containsString("alert(1)</script>")));
    assertThat(page, not(containsString("<script>alert")));
    assertThat(page.split("</script>", -1).length, is(3));
    assertThat(page.chars().filter(c -> c == '\u2028' || c == '\u2029').count(), is(0L));
    assertThat(ReportBench.data(page).at("/about/warehouse").asText(), is(NASTY));
    assertThat(ReportBench.data(page).at("/settings/0/name").asText(), is(NASTY));
  }

  @Test
  void onlyItsOwnStyleAndScriptMayRun() throws Exception {
    String page = ReportPage.of(about("here"));
    String policy = between(page, "Content-Security-Policy\" content=\"", "\"");
    assertThat(policy, containsString("default-src 'none'"));
    assertThat(policy, not(containsString("unsafe")));
    assertThat(policy, containsString("style-src '" + hash(between(page, "<style>", "</style>"))));
    String script = page.substring(page.lastIndexOf("<script>") + 8, page.lastIndexOf("</script>"));
    assertThat(policy, containsString("script-src '" + hash(script)));
  }

  @Test
  void nothingInItLeadsElsewhere() {
    Matcher addresses = Pattern.compile("(https?:)?//[\\w.]+[^\\s'\"]*").matcher(withoutComments());
    while (addresses.find()) {
      assertThat(addresses.group(), is("http://www.w3.org/2000/svg"));
    }
    assertThat(withoutComments(), not(containsString("innerHTML")));
    assertThat(withoutComments(), not(containsString("@import")));
    assertThat(withoutComments(), not(containsString("url(")));
  }

  private static String withoutComments() {
    return ReportPage.of(about("here")).replaceAll("(?m)^\\s*// .*$", "");
  }

  @Test
  void aPageOfASmallWarehouseIsSmall() throws Exception {
    ReportBench made = new ReportBench(folder);
    made.bench().with(Workbench.PLAIN);
    made.run(0);
    assertThat(made.text().startsWith(ReportPage.BEGINNING), is(true));
    assertThat(Files.size(made.file()), is(lessThan(100_000L)));
  }

  @Test
  void everyPartOfThePageIsShort() throws Exception {
    Path parts = Path.of("src/main/resources/io/varve/runners/report");
    try (var files = Files.list(parts)) {
      for (Path part : files.toList()) {
        assertThat(part.toString(), Files.readAllLines(part).size(), is(lessThan(400)));
      }
    }
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
