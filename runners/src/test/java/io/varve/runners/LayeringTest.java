package io.varve.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each module and package may use. Looks at the main sources of all modules. */
class LayeringTest {

  private static final List<String> MODULES = List.of("io", "transforms", "pipelines", "runners");
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?([\\w.]+)", Pattern.MULTILINE);
  private static final Pattern BAD_NAME =
      Pattern.compile(".*(Util|Utils|Manager|Impl|Helper|Helpers)");
  private static final int MOST_LINES = 400;

  private static final List<String> WAREHOUSE_ERRORS =
      List.of(
          "io.varve.io.storage.DamagedException",
          "io.varve.io.snapshot.UnsupportedFormatException");

  private static final List<Source> SOURCES = new ArrayList<>();

  /** A source file; its package without {@code io.varve.}. */
  private record Source(String module, String folder, String name, String text) {

    List<String> imports() {
      return IMPORT.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }

    boolean isIn(String prefix) {
      return folder.equals(prefix) || folder.startsWith(prefix + ".");
    }
  }

  @BeforeAll
  static void readsTheSources() throws IOException {
    for (String module : MODULES) {
      Path root = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String folder = root.resolve("io/varve").relativize(file.getParent()).toString();
          String name = file.getFileName().toString().replace(".java", "");
          SOURCES.add(new Source(module, folder.replace('/', '.'), name, Files.readString(file)));
        }
      }
    }
    assertThat(SOURCES, hasSize(greaterThan(200)));
  }

  @Test
  void aModuleUsesOnlyThoseToItsLeft() {
    for (String module : MODULES) {
      for (String right : MODULES.subList(MODULES.indexOf(module) + 1, MODULES.size())) {
        assertNoImports(source -> source.module().equals(module), "io.varve." + right + ".");
      }
    }
  }

  @Test
  void theModelAndTheStorageArePlainJava() {
    for (String plain : List.of("io.model", "io.storage")) {
      assertNoImports(source -> source.isIn(plain), "org.apache.", "com.");
    }
    assertNoImports(source -> source.isIn("io.json"), "org.apache.");
  }

  @Test
  void formatsStayInTheirPackages() {
    assertNoImports(
        source -> source.module().equals("io") && !source.isIn("io.coders"), "org.apache.beam.");
    assertNoImports(
        source -> source.module().equals("io") && !source.isIn("io.parquet"), "org.apache.hadoop.");
    // Iceberg describes Parquet files.
    assertNoImports(
        source ->
            source.module().equals("io")
                && !source.isIn("io.parquet")
                && !source.isIn("io.iceberg"),
        "org.apache.parquet.");
    assertNoImports(source -> !source.isIn("io.iceberg"), "org.apache.iceberg.");
    assertNoImports(source -> !source.isIn("io.gcs"), "com.google.");
    assertNoImports(
        source -> List.of("transforms", "pipelines").contains(source.module()),
        "org.apache.parquet.",
        "org.apache.hadoop.");
    // JSON is what records are.
    assertNoImports(
        source ->
            List.of("transforms", "pipelines").contains(source.module())
                && !source.isIn("transforms.records"),
        "com.fasterxml.");
  }

  @Test
  void theThinkingOfTransformsKnowsNoBeam() {
    for (String plain :
        List.of("extract", "change", "compact", "listing", "filings", "records", "work")) {
      assertNoImports(source -> source.isIn("transforms." + plain), "org.apache.beam.");
    }
  }

  /** Its errors may be told apart; opening, listing and committing are the affair of others. */
  @Test
  void transformsKnowsNothingOfTheWarehouse() {
    List<String> imports =
        SOURCES.stream()
            .filter(source -> source.module().equals("transforms"))
            .flatMap(source -> source.imports().stream())
            .filter(name -> !WAREHOUSE_ERRORS.contains(name))
            .filter(
                name -> name.matches("io\\.varve\\.io\\.(snapshot|audit|storage|manifest)\\..*"))
            .toList();
    assertThat(imports, is(empty()));
  }

  @Test
  void onlyProgramsChooseRunnersPrintAndExit() {
    Predicate<Source> others = source -> !source.module().equals("runners");
    assertNoImports(others, "picocli.", "org.apache.beam.runners.");
    assertThat(
        names(others.and(s -> s.text().matches("(?s).*System\\s*\\.\\s*(exit|out|err)\\b.*"))),
        is(empty()));
  }

  /** Its jars are not on the class path of commands that run without it. */
  @Test
  void oneGateLeadsToFlink() {
    assertNoImports(
        source -> !source.isIn("runners.flink"),
        "org.apache.flink.",
        "org.apache.beam.runners.flink");
    assertNoImports(
        source -> !source.isIn("runners.flink") && !source.name().equals("RunnerChoice"),
        "io.varve.runners.flink.");
  }

  /** Their libraries are loaded only when a run asks for them. */
  @Test
  void oneGateLeadsToMonitoring() {
    assertNoImports(
        source -> !source.isIn("runners.monitoring"), "io.openlineage.", "io.prometheus.");
  }

  /** It is loaded only by commands that ask, and is not in the jar for clusters. */
  @Test
  void oneGateLeadsToTheDatabase() {
    assertNoImports(source -> !source.isIn("runners.sql"), "org.duckdb.", "java.sql.");
  }

  @Test
  void filesAreShort() {
    assertThat(names(source -> source.text().lines().count() > MOST_LINES), is(empty()));
  }

  @Test
  void namesSayWhatAClassIs() {
    assertThat(names(source -> BAD_NAME.matcher(source.name()).matches()), is(empty()));
  }

  @Test
  void eachPackageSaysWhatItIsFor() {
    List<String> described =
        SOURCES.stream()
            .filter(source -> source.name().equals("package-info"))
            .map(Source::folder)
            .toList();
    assertThat(names(source -> !described.contains(source.folder())), is(empty()));
  }

  private static void assertNoImports(Predicate<Source> sources, String... prefixes) {
    List<String> found = new ArrayList<>();
    for (Source source : SOURCES.stream().filter(sources).toList()) {
      for (String name : source.imports()) {
        if (Stream.of(prefixes).anyMatch(name::startsWith)) {
          found.add(source.folder() + "." + source.name() + " imports " + name);
        }
      }
    }
    assertThat(found, is(empty()));
  }

  private static List<String> names(Predicate<Source> sources) {
    return SOURCES.stream()
        .filter(sources)
        .map(source -> source.folder() + "." + source.name())
        .toList();
  }
}
