package io.varve.runners.environment;

import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStarted.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The git repository that a folder is in, asked of git itself. No git, no repository and a git that
 * does not answer all mean that nothing is known.
 */
final class Repository {

  private static final int SECONDS = 3;

  private final Path folder;

  Repository(Path folder) {
    this.folder = folder;
  }

  /** Returns the state of the repository for {@link Environment#git()}. */
  Optional<Git> state() {
    Optional<String> commit = answer("rev-parse", "--verify", "HEAD");
    if (commit.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt clean = exitCode(List.of("diff", "--quiet", "HEAD"));
    return Optional.of(
        new Git(
            commit.get(),
            answer("rev-parse", "--abbrev-ref", "HEAD").orElse("HEAD"),
            answer("config", "user.name").orElse(""),
            clean.isEmpty() || clean.getAsInt() != 0));
  }

  private Optional<String> answer(String... arguments) {
    try {
      Process git = start(List.of(arguments), ProcessBuilder.Redirect.PIPE);
      if (!ended(git) || git.exitValue() != 0) {
        return Optional.empty();
      }
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(text.strip()).filter(line -> !line.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private OptionalInt exitCode(List<String> arguments) {
    try {
      Process git = start(arguments, ProcessBuilder.Redirect.DISCARD);
      return ended(git) ? OptionalInt.of(git.exitValue()) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private Process start(List<String> arguments, ProcessBuilder.Redirect output) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "--no-optional-locks"));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(output)
        .start();
  }

  private static boolean ended(Process process) {
    try {
      if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return false;
  }
}
