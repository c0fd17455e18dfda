package io.varve.transforms.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listings by a JVM that was started without UTF-8, as daemons of clusters often are. */
class OtherLocaleTest {

  @TempDir private Path folder;

  @BeforeAll
  static void systemsThatAlwaysHaveUtf8AreFine() throws Exception {
    assumeFalse(inLocaleC("encoding").equals("UTF-8"));
  }

  @Test
  void plainNamesAreListedAsEverywhere() throws Exception {
    Files.writeString(folder.resolve("a b%41.txt"), "1");
    assertThat(inLocaleC("list", folder.toString()), is("a b%41.txt"));
  }

  /** In a locale that reads its bytes as other letters its rows would be there twice. */
  @Test
  void aNameThatCannotBeReadEndsTheListing() throws Exception {
    Files.writeString(folder.resolve("a.txt"), "1");
    Files.writeString(folder.resolve("ä.txt"), "1");
    assertThat(
        inLocaleC("list", folder.toString()),
        allOf(
            startsWith("Cannot list the file '"),
            containsString("Set LC_ALL=C.UTF-8"),
            containsString("nothing was changed")));
  }

  @Test
  void aKeyThatCannotBeComparedWithAPatternNamesTheRemedy() throws Exception {
    String glob = "*.t?t";
    assertThat(inLocaleC("select", glob, "\\u00e4.txt"), containsString("Set LC_ALL=C.UTF-8"));
    assertThat(inLocaleC("select", glob, "a.txt"), is("true"));
  }

  @Test
  void endingsAreTheSameInEveryLocale() throws Exception {
    assertThat(inLocaleC("select", "*.txt", "\\u00e4.txt"), is("true"));
    assertThat(inLocaleC("select", "*.[tT][xX]t", "\\u00e4.txt"), is("true"));
    assertThat(inLocaleC("select", "**/*.txt", "\\u00e4.htm"), is("false"));
  }

  private static String inLocaleC(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(OtherLocaleTest.class.getName());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor(), is(0));
    return answer;
  }

  /** The other JVM. */
  public static void main(String[] words) {
    try {
      switch (words[0]) {
        case "list" ->
            SourceTrees.open(words[1]).list(Instant.now(), f -> System.out.println(f.key()));
        case "select" -> {
          String key = words[2].replace("\\u00e4", "ä");
          System.out.println(new Selection(List.of(words[1]), List.of()).contains(key));
        }
        default -> System.out.println(System.getProperty("sun.jnu.encoding"));
      }
    } catch (ListingException | RuntimeException e) {
      System.out.println(e.getMessage());
    }
  }
}
