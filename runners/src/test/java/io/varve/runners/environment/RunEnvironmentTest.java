package io.varve.runners.environment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStarted.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the record of a run says of its surroundings. */
final class RunEnvironmentTest {

  @TempDir private Path folder;

  @Test
  void knowsProcessAndVersions() {
    Environment environment = RunEnvironment.current();
    assertThat(environment.pid(), is(ProcessHandle.current().pid()));
    assertThat(environment.workingDirectory(), is(Path.of("").toAbsolutePath().toString()));
    for (String name : List.of("varve", "java", "os", "beam", "parquet")) {
      assertThat(environment.versions(), hasKey(name));
    }
  }

  @Test
  void outsideOfARepositoryThereIsNoCommit() {
    assertThat(new Repository(folder).state(), is(Optional.empty()));
  }

  @Test
  void seesCommitBranchUserAndChanges() throws Exception {
    assumeTrue(git("--version") == 0, "needs git");
    assertThat(git("init", "-q", "-b", "trunk"), is(0));
    assertThat(git("config", "user.name", "Ada"), is(0));
    assertThat(git("config", "user.email", "ada@example.org"), is(0));
    Files.writeString(folder.resolve("file"), "one");
    assertThat(git("add", "."), is(0));
    assertThat(git("commit", "-q", "--no-gpg-sign", "-m", "one"), is(0));
    Git clean = new Repository(folder).state().orElseThrow();
    assertThat(clean.branch(), is("trunk"));
    assertThat(clean.user(), is("Ada"));
    assertThat(clean.commit().length(), is(40));
    assertThat(clean.uncommittedChanges(), is(false));
    Files.writeString(folder.resolve("file"), "another");
    assertThat(new Repository(folder).state().orElseThrow().uncommittedChanges(), is(true));
  }

  private int git(String... words) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
