package io.varve.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.runners.console.Console;
import io.varve.runners.console.Installation;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster is sent. */
final class JobJarsTest {

  @TempDir private Path home;

  @Test
  void varveAndTheJarsOfTheUser() throws IOException {
    Path varve = write("runners/target/varve-cluster.jar");
    Path mine = write("mine.jar");
    Path inFolder = write("more/a.jar");
    write("more/readme.txt");
    assertThat(
        JobJars.of(console(mine + ":" + home.resolve("more/*"))).paths(),
        is(List.of(varve, mine, inFolder)));
    assertThat(JobJars.of(console("")).paths(), is(List.of(varve)));
  }

  @Test
  void aFolderOfClassesCannotBeSent() throws IOException {
    write("runners/target/varve-cluster.jar");
    UserException wrong =
        assertThrows(UserException.class, () -> JobJars.of(console(home.toString())));
    assertThat(wrong.getMessage(), containsString("A Flink cluster takes jars."));
  }

  @Test
  void aMissingJarIsToldWithTheRemedy() {
    UserException missing = assertThrows(UserException.class, () -> JobJars.of(console("")));
    assertThat(missing.getMessage(), containsString("or build with 'mvn verify'"));
  }

  private Path write(String name) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private Console console(String classPath) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    return new Console(
        nowhere,
        nowhere,
        Map.of("VARVE_CLASSPATH", classPath),
        false,
        80,
        new Installation("varve", home));
  }
}
