package io.varve.runners.script;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.varve.runners.Workbench;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script, on a copy of the project that has a build but no sources. */
final class ScriptTest {

  @TempDir private Path folder;

  private Path script;

  @BeforeEach
  void install() throws IOException {
    Path home = Files.createDirectories(folder.resolve("the project"));
    script = home.resolve("varve");
    Files.copy(Workbench.HOME.resolve("varve"), script, StandardCopyOption.COPY_ATTRIBUTES);
    Path target = Files.createDirectories(home.resolve("runners/target"));
    Path library = Files.createDirectories(target.resolve("lib"));
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = library.resolve(number++ + ".jar");
      if (entry.endsWith(".jar")) {
        Files.createSymbolicLink(jar, Path.of(entry));
      } else if (Files.isDirectory(Path.of(entry))) {
        pack(Path.of(entry), jar);
      }
    }
  }

  @Test
  void startsFromAnyFolder() throws Exception {
    Result result = start(folder, Map.of(), script.toString(), "--version");
    assertThat(result.text(), result.code(), is(0));
    assertThat(result.text(), is("varve 0.1.0\n"));
  }

  @Test
  void startsThroughLinks() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("first"), Path.of("../the project/varve"));
    Files.createSymbolicLink(bin.resolve("second"), Path.of("first"));
    Result result = start(bin, Map.of(), "./second", "--version");
    assertThat(result.text(), result.code(), is(0));
    assertThat(result.text(), startsWith("varve "));
  }

  @Test
  void keepsTheFolderOfItsCallerAndAnyFileName() throws Exception {
    Path caller = Files.createDirectories(folder.resolve("caller"));
    Result result =
        start(caller, Map.of("LC_ALL", "C"), script.toString(), "check", "--warehouse=größe");
    assertThat(result.code(), is(10));
    assertThat(result.text(), containsString("Cannot open the warehouse größe"));
  }

  @Test
  void saysWhichJavaItNeeds() throws Exception {
    Path fake = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(fake.resolveSibling("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Files.writeString(fake.resolve("java"), "#!/bin/sh\nexit 9\n");
    assertThat(fake.resolve("java").toFile().setExecutable(true), is(true));
    Map<String, String> old = Map.of("JAVA_HOME", fake.getParent().toString());
    Result result = start(folder, old, script.toString(), "version");
    assertThat(result.code(), is(2));
    assertThat(result.text(), containsString("is Java 11. Install Java 17 or newer"));
    Map<String, String> none = Map.of("JAVA_HOME", folder.resolve("nothing").toString());
    assertThat(
        start(folder, none, script.toString(), "version").text(),
        startsWith("Cannot start varve: there is no "));
  }

  @Test
  void flinkIsOnTheClassPathWhenTheRunnerAsksForIt() throws Exception {
    Map<String, String> java = javaThatEchoes();
    String flink = "runners/target/flink/*";
    String option = "--runner=FlinkRunner";
    assertThat(
        start(folder, java, script.toString(), "run", "--", option).text(), containsString(flink));
    assertThat(
        start(folder, java, script.toString(), "run", option).text(), not(containsString(flink)));
    assertThat(
        start(folder, java, script.toString(), "run", "--", "--runner=DirectRunner").text(),
        not(containsString(flink)));
  }

  /** Compiling with all care is worth it only where much is computed, and then only what is hot. */
  @Test
  void javaIsToldToCompileWellWhereTheWorkIsDone() throws Exception {
    Map<String, String> java = javaThatEchoes();
    String quickStart = "TieredStopAtLevel=1";
    assertThat(
        start(folder, java, script.toString(), "snapshots").text(), containsString(quickStart));
    for (String command : List.of("run", "compact")) {
      String started = start(folder, java, script.toString(), command).text();
      assertThat(started, not(containsString(quickStart)));
      assertThat(started, containsString("Tier4InvocationThreshold"));
      assertThat(started, containsString("CompileThresholdScaling,sun.security.provider.*::*"));
    }
    assertThat(onFlink(java), not(containsString(quickStart)));
    assertThat(onFlink(java, "--flinkMaster=[local]"), not(containsString(quickStart)));
    assertThat(onFlink(java, "--flinkMaster=[auto]"), not(containsString(quickStart)));
    assertThat(onFlink(java, "--flinkMaster=localhost:8081"), containsString(quickStart));
  }

  private String onFlink(Map<String, String> java, String... more) throws Exception {
    List<String> words =
        new ArrayList<>(List.of(script.toString(), "run", "filings", "--", "--runner=FlinkRunner"));
    words.addAll(List.of(more));
    return start(folder, java, words.toArray(new String[0])).text();
  }

  /** Returns the environment in which Java only says how it was started. */
  private Map<String, String> javaThatEchoes() throws IOException {
    Path fake = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(fake.resolveSibling("release"), "JAVA_VERSION=\"17\"\n");
    Files.writeString(fake.resolve("java"), "#!/bin/sh\necho \"$@\"\n");
    assertThat(fake.resolve("java").toFile().setExecutable(true), is(true));
    return Map.of("JAVA_HOME", fake.getParent().toString());
  }

  @Test
  void aRunOnFlinkBuildsMore() throws Exception {
    Path goals = folder.resolve("goals");
    Map<String, String> build = maven("echo \"$@\" >> '" + goals + "'");
    start(folder, build, script.toString(), "--version");
    assertThat(Files.readString(goals), containsString(" package\n"));
    start(folder, build, script.toString(), "--version", "--", "--runner=FlinkRunner");
    assertThat(Files.readString(goals), containsString(" pre-integration-test\n"));
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLog() throws Exception {
    Map<String, String> build = maven("echo 'no such symbol'; exit 1");
    Result result = start(folder, build, script.toString(), "--version");
    assertThat(result.code(), is(1));
    assertThat(result.text(), containsString("no such symbol"));
    assertThat(result.text(), containsString("the build failed; above is the end of"));
  }

  @Test
  void severalFirstUsesBuildOnce() throws Exception {
    Path builds = folder.resolve("builds");
    Map<String, String> build = maven("echo once >> '" + builds + "'; sleep 1");
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Result>> starts = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        starts.add(threads.submit(() -> start(folder, build, script.toString(), "--version")));
      }
      for (Future<Result> each : starts) {
        assertThat(each.get().text(), each.get().code(), is(0));
      }
    } finally {
      threads.shutdown();
    }
    assertThat(Files.readAllLines(builds), is(List.of("once")));
  }

  @Test
  void saysWhichMavenItNeeds() throws Exception {
    Map<String, String> build = maven("exit 1");
    Path mvn = folder.resolve("mvn-bin/mvn");
    Files.writeString(mvn, Files.readString(mvn).replace("3.9.1", "3.6.3"));
    Result result = start(folder, build, script.toString(), "--version");
    assertThat(result.code(), is(2));
    assertThat(result.text(), containsString("mvn is 3.6.3. Install Maven 3.8 or newer."));
  }

  /** Puts a program on the path that passes for Maven and builds with this shell command. */
  private Map<String, String> maven(String command) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("mvn-bin"));
    Path mvn = bin.resolve("mvn");
    Files.writeString(
        mvn,
        "#!/bin/sh\ncase \"$*\" in *-v*) echo 'Apache Maven 3.9.1'; exit;; esac\n"
            + command
            + "\n");
    assertThat(mvn.toFile().setExecutable(true), is(true));
    return Map.of("VARVE_NO_BUILD", "", "PATH", bin + ":" + System.getenv("PATH"));
  }

  @Test
  void passesJavaOptionsAndExitCodes() throws Exception {
    Result result =
        start(
            folder,
            Map.of("VARVE_JAVA_OPTS", "-Dvarve.program=other -Xmx300m"),
            script.toString(),
            "nonsense");
    assertThat(result.code(), is(2));
  }

  /** Before they are packaged, the modules are folders, and Java takes only jars from lib. */
  private static void pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private static Result start(Path in, Map<String, String> variables, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command)).directory(in.toFile()).redirectErrorStream(true);
    builder.environment().put("VARVE_NO_BUILD", "1");
    builder.environment().putAll(variables);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), text);
  }

  private record Result(int code, String text) {}
}
