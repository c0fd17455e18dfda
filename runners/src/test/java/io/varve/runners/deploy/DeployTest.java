package io.varve.runners.deploy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.cli.CommandTree;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.environment.Versions;
import io.varve.runners.options.FilingsOptions;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.UnmatchedArgumentException;

/** The deployment files say only what the program understands. */
final class DeployTest {

  private static final Path FOLDER = Workbench.HOME.resolve("runners/deploy");

  /** What the next try can put right. */
  private static final Set<ExitCode> RETRIED =
      Set.of(ExitCode.FAILED, ExitCode.CONFLICT, ExitCode.INTERRUPTED);

  @ParameterizedTest
  @CsvSource({
    "Dockerfile, 1",
    "cronjob.yaml, 1",
    "flink-deployment.yaml, 1",
    "records-cronjobs.yaml, 3",
    "varve_dag.py, 2",
    "varve_records_dag.py, 4"
  })
  void everyCommandLineIsUnderstood(String name, int commands) throws Exception {
    List<List<String>> found = DeployedCommands.of(FOLDER.resolve(name));
    assertThat(found.toString(), found, hasSize(commands));
    for (List<String> words : found) {
      parse(words);
      assertThat(
          words.toString(), words.stream().anyMatch(word -> word.startsWith("--warehouse=")));
      int dashes = words.indexOf("--");
      if (dashes >= 0) {
        List<String> beam = new ArrayList<>(List.of("--input=x"));
        beam.addAll(words.subList(dashes, words.size()));
        PipelineOptions options = FilingsOptions.of(beam.toArray(new String[0])).beam().get();
        assertThat(options.getRunner().getSimpleName(), is("FlinkRunner"));
      }
    }
  }

  @Test
  void noFileIsForgotten() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()),
          is(
              Set.of(
                  "Dockerfile",
                  "Dockerfile.dockerignore",
                  "cronjob.yaml",
                  "flink-deployment.yaml",
                  "records-cronjobs.yaml",
                  "varve_dag.py",
                  "varve_records_dag.py")));
    }
  }

  /** What this test rests on: the parser refuses what it does not know. */
  @Test
  void unknownFlagsAreRefused() {
    List<String> wrong = List.of("run", "filings", "--input=x", "--warehouse=y", "--metrics=z");
    assertThrows(UnmatchedArgumentException.class, () -> parse(wrong));
  }

  @Test
  void theImageStartsVarve() throws Exception {
    String text = Files.readString(FOLDER.resolve("Dockerfile"));
    assertThat(instruction(text, "ENTRYPOINT").toString(), is("[\"/opt/varve/varve\"]"));
    List<String> usual = new ArrayList<>();
    instruction(text, "CMD").forEach(word -> usual.add(word.asText()));
    parse(usual);
    // What the start script looks for beside itself.
    for (String part :
        List.of("/src/varve ", "target/lib ", "target/flink ", "target/varve.jsa ")) {
      assertThat(text, containsString(part));
    }
    assertThat(text, containsString("VARVE_NO_BUILD=1"));
  }

  @ParameterizedTest
  @CsvSource({"cronjob.yaml, 1", "flink-deployment.yaml, 1", "records-cronjobs.yaml, 3"})
  void kubernetesTriesAgainWhatMayHelp(String name, int jobs) throws Exception {
    String text = Files.readString(FOLDER.resolve(name));
    List<String> lists =
        Pattern.compile("values: \\[([^\\]]*)\\]")
            .matcher(text)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(lists, hasSize(jobs));
    Set<Integer> hopeless = new TreeSet<>();
    for (ExitCode code : ExitCode.values()) {
      // A run makes its warehouse.
      if (code != ExitCode.DONE && code != ExitCode.NO_WAREHOUSE && !RETRIED.contains(code)) {
        hopeless.add(code.code());
      }
    }
    for (String list : lists) {
      Set<Integer> given =
          Pattern.compile(", ")
              .splitAsStream(list)
              .map(Integer::valueOf)
              .collect(Collectors.toSet());
      assertThat(given, is(hopeless));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"varve_dag.py", "varve_records_dag.py"})
  void airflowTriesAgainWhatMayHelp(String name) throws Exception {
    String text = Files.readString(FOLDER.resolve(name));
    for (ExitCode code : RETRIED) {
      assertThat(
          Pattern.compile("RETRY = \\{[^}]*\\b" + code.code() + "\\b").matcher(text).find(),
          is(true));
    }
    assertThat(
        text, containsString("DOCUMENTS_FAILED = " + ExitCode.DOCUMENTS_FAILED.code() + " "));
  }

  @Test
  void theYamlIsKubernetes() throws Exception {
    List<Object> kinds = new ArrayList<>();
    for (String name : List.of("cronjob.yaml", "flink-deployment.yaml", "records-cronjobs.yaml")) {
      for (Object document : DeployedCommands.documents(FOLDER.resolve(name))) {
        kinds.add(((Map<?, ?>) document).get("kind"));
      }
    }
    assertThat(
        kinds,
        is(List.of("CronJob", "FlinkDeployment", "CronJob", "CronJob", "CronJob", "CronJob")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"varve_dag.py", "varve_records_dag.py"})
  void thePythonIsPython(String name) throws Exception {
    assumeTrue(isOnPath("python3"), "no python3");
    Process python =
        new ProcessBuilder(
                "python3",
                "-c",
                "import ast, sys; ast.parse(open(sys.argv[1]).read())",
                FOLDER.resolve(name).toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output, python.waitFor(), is(0));
  }

  @Test
  void imagesHaveTheVersionsOfTheBuild() throws Exception {
    List<String> images = new ArrayList<>();
    for (String name :
        List.of("Dockerfile", "cronjob.yaml", "flink-deployment.yaml", "records-cronjobs.yaml")) {
      Pattern.compile("(?<!\\w)(varve|flink):([0-9.]+)")
          .matcher(Files.readString(FOLDER.resolve(name)))
          .results()
          .forEach(found -> images.add(found.group()));
    }
    String flink =
        Pattern.compile("<flink.version>(.*?)<")
            .matcher(Files.readString(Workbench.HOME.resolve("pom.xml")))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    assertThat(images, hasItem("flink:" + flink));
    images.removeAll(List.of("varve:" + Versions.varve(), "flink:" + flink));
    assertThat(images, is(empty()));
  }

  private static void parse(List<String> words) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    CommandTree.on(Console.to(nowhere, nowhere, Map.of())).parseArgs(words.toArray(new String[0]));
  }

  private static JsonNode instruction(String text, String name) throws IOException {
    String line =
        text.lines().filter(each -> each.startsWith(name + " ")).findFirst().orElseThrow();
    return Json.parse(line.substring(name.length()));
  }

  private static boolean isOnPath(String program) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv().getOrDefault("PATH", ""))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
