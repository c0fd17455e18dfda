package io.varve.transforms.listing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceFile;
import io.varve.transforms.extract.ExtractionException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input folders that deny access or change while they are looked at. */
class ListingFaultsTest {

  @TempDir private Path input;

  /** A listing without the folder would make its files look deleted. */
  @Test
  void aFolderThatCannotBeListedEndsTheListing() throws Exception {
    Files.createDirectories(input.resolve("x/locked"));
    Files.writeString(input.resolve("x/locked/a.txt"), "1");
    Files.setPosixFilePermissions(
        input.resolve("x/locked"), PosixFilePermissions.fromString("---------"));
    try {
      String answer = listWithoutPrivileges();
      assertThat(
          answer,
          allOf(
              containsString("Cannot list"),
              containsString("x/locked: permission denied"),
              containsString("nothing was changed")));
    } finally {
      Files.setPosixFilePermissions(
          input.resolve("x/locked"), PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void filesThatComeAndGoDuringTheListingDoNotEndIt() throws Exception {
    Files.writeString(input.resolve("stays.txt"), "1");
    AtomicBoolean done = new AtomicBoolean();
    Thread busy =
        new Thread(
            () -> {
              for (int i = 0; !done.get(); i++) {
                comeAndGo("comes" + i);
              }
            });
    busy.start();
    try {
      for (int i = 0; i < 200; i++) {
        List<String> keys = new ArrayList<>();
        SourceTrees.open(input.toString()).list(Instant.now(), file -> keys.add(file.key()));
        assertThat("listing " + i, keys.contains("stays.txt"), is(true));
      }
    } finally {
      done.set(true);
      busy.join();
    }
  }

  @Test
  void aFileThatGrowsWhileItIsReadIsUnstable() throws Exception {
    Path log = input.resolve("growing.log");
    Files.write(log, new byte[1 << 20]);
    AtomicBoolean done = new AtomicBoolean();
    Thread writer = new Thread(() -> append(log, done));
    writer.start();
    int unstable = 0;
    try {
      for (int i = 0; i < 50; i++) {
        List<SourceFile> files = new ArrayList<>();
        SourceTree tree = SourceTrees.open(input.toString());
        tree.list(Instant.now(), files::add);
        try {
          byte[] bytes = tree.read(files.get(0), 1L << 30);
          assertThat((long) bytes.length, is(files.get(0).metadata().sizeBytes()));
        } catch (ExtractionException e) {
          assertThat(e.code(), is(FailureCode.UNSTABLE));
          unstable++;
        }
      }
    } finally {
      done.set(true);
      writer.join();
    }
    assertThat(unstable, is(greaterThan(0)));
  }

  /** Each time another name: a folder that is there again may not be passed over. */
  private void comeAndGo(String name) {
    try {
      Path folder = Files.createDirectories(input.resolve(name).resolve("and"));
      Files.writeString(folder.resolve("goes.txt"), "1");
      Files.delete(folder.resolve("goes.txt"));
      Files.delete(folder);
      Files.delete(input.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void append(Path log, AtomicBoolean done) {
    try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
      while (!done.get()) {
        out.write(1);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Lists in a process of its own, since root may read everything. */
  private String listWithoutPrivileges() throws Exception {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "no setpriv");
      command.addAll(List.of("/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ListInput.class.getName()));
    command.add(input.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS), is(true));
    return answer;
  }

  /** Lists the folder of its argument and prints what went wrong. */
  static final class ListInput {
    private ListInput() {}

    public static void main(String[] args) {
      ListingException failed =
          assertThrows(
              ListingException.class,
              () -> SourceTrees.open(args[0]).list(Instant.now(), file -> {}));
      System.out.println(failed.getMessage());
    }
  }
}
