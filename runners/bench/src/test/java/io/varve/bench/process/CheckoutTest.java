package io.varve.bench.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.bench.bare.BareStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

  private static final String SCRIPT =
      """
      #!/bin/sh
      collector=Serial
      [ "$1" != run ] || collector=Parallel
      exec "$JAVA_HOME/bin/java" -XX:+Use${collector}GC -XX:SharedArchiveFile=a.jsa -Dx=y \
        -cp "a:b" io.varve.runners.Main "$@"
      """;

  @TempDir private Path home;

  @Test
  void barePrograms() throws Exception {
    build();
    Command run = new Checkout(home).java("run", BareStart.class, List.of("one"));
    List<String> words = run.words();
    assertThat(words.get(1), is("-XX:+UseParallelGC"));
    assertThat(words.get(2), is("-cp"));
    assertThat(words.get(3), endsWith(":a:b"));
    assertThat(words.subList(4, 6), is(List.of(BareStart.class.getName(), "one")));
    Command other = new Checkout(home).java("version", BareStart.class, List.of());
    assertThat(other.words().get(1), is("-XX:+UseSerialGC"));
  }

  @Test
  void varveIsNeverBuiltInTheMiddleOfAMeasurement() throws Exception {
    build();
    Command run = new Checkout(home).varve("-Xmx1g", List.of("run"));
    assertThat(run.words(), is(List.of(home.resolve("varve").toString(), "run")));
    assertThat(run.variables(), is(Map.of("VARVE_NO_BUILD", "1", "VARVE_JAVA_OPTS", "-Xmx1g")));
  }

  @Test
  void aFolderWithoutABuildIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Checkout(home));
  }

  private void build() throws IOException {
    Files.createDirectories(home.resolve("runners/target/lib"));
    Files.writeString(home.resolve("varve"), SCRIPT);
    assertThat(home.resolve("varve").toFile().setExecutable(true), is(true));
  }
}
