package io.varve.transforms.earlier;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.io.earlier.EarlierFile;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.io.storage.StoragePath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierPathsTest {

  private static final Instant NOW = Instant.parse("2024-01-02T03:04:05Z");

  private final EarlierPaths paths =
      new EarlierPaths(
          Stream.of("p/a.htm", "p/x/a.htm", "p/x/only.htm", "p/7-1.json", "p/2024-03-01/8.json")
              .map(EarlierPathsTest::listed)
              .toList(),
          List.of("/old/raw", ""),
          "p/",
          StoragePath::isFile);

  @ParameterizedTest
  @CsvSource({
    "a.htm,p/a.htm",
    "./x/a.htm,p/x/a.htm",
    "/old/raw/x/a.htm,p/x/a.htm",
    "/elsewhere/only.htm,p/x/only.htm",
    "7-1,p/7-1.json",
    "8,", // the name is 8.json, and the day is not said
    "/elsewhere/a.htm,", // two files have the name
    "../../x/only.htm,p/x/only.htm", // only the name counts
    "nowhere.htm,",
  })
  void aPathMeansAListedFile(String path, String key) {
    assertThat(paths.find(earlier(path, "")).map(SourceFile::key), is(Optional.ofNullable(key)));
  }

  @ParameterizedTest
  @CsvSource({
    "/gone/b.htm,p/gone/b.htm",
    "b.htm,p/b.htm",
    "../b.htm,",
    "x//b.htm,",
    "x/.varve-b,",
  })
  void aPathWithoutAFileStillIsAKeyUnlessItCannotBe(String path, String key) {
    assertThat(paths.key(earlier(path, "")), is(Optional.ofNullable(key)));
  }

  @ParameterizedTest
  @CsvSource({"2024-03-01,9,p/2024-03-01/9", "..,9,"})
  void idsOfADayAreKeptBelowIt(String day, String id, String key) {
    assertThat(paths.key(earlier(id, day)), is(Optional.ofNullable(key)));
  }

  private static SourceFile listed(String key) {
    return new SourceFile(
        key, new SourceMetadata("file:///" + key, 1, NOW, "1:1", Optional.empty()), NOW);
  }

  private static EarlierFile earlier(String path, String folder) {
    return new EarlierFile(
        path,
        folder,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        0,
        Optional.empty());
  }
}
