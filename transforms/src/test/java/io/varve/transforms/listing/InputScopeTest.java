package io.varve.transforms.listing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.gcs.GcsLocation;
import io.varve.io.gcs.NoCredentialsException;
import io.varve.io.model.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputScopeTest {

  @TempDir private Path input;

  @Test
  void keysAreListedUnderThePrefixAndReadWithoutIt() throws Exception {
    Files.createDirectories(input.resolve("2024"));
    Files.writeString(input.resolve("2024/a.txt"), "content");
    Files.writeString(input.resolve("2024/a.pdf"), "left out");
    Files.writeString(input.resolve(".hidden"), "left out");
    InputScope scope = scope("sec/");
    List<SourceFile> files = new ArrayList<>();
    long leftOut = scope.list(Instant.now(), files::add);
    assertThat(leftOut, is(2L));
    assertThat(files.stream().map(SourceFile::key).toList(), contains("sec/2024/a.txt"));
    assertThat(
        new String(scope.reader().read(files.get(0), 100), StandardCharsets.UTF_8), is("content"));
  }

  @Test
  void entriesOfOtherInputsAreOutOfScope() {
    InputScope scope = scope("sec/");
    assertThat(scope.contains("sec/2024/a.txt"), is(true));
    assertThat(scope.contains("sec/2024/a.pdf"), is(false));
    assertThat(scope.contains("sec2/2024/a.txt"), is(false));
    assertThat(scope.contains("2024/a.txt"), is(false));
    assertThat(scope("").contains("2024/a.txt"), is(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sec", "/", "/sec/", "../", "./", "a/../", "a//", "a/./b/"})
  void aPrefixIsAFolder(String prefix) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> scope(prefix));
    assertThat(refused.getMessage(), containsString("Invalid --key-prefix: '" + prefix + "'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/", ".a/", "..a/b./", "a b/é/", ".../"})
  void namesWithDotsInThemAreNames(String prefix) {
    assertThat(scope(prefix).keyPrefix(), is(prefix));
  }

  @Test
  void anInputThatIsNotThereIsAMatterOfConfiguration() throws Exception {
    InputScope nowhere =
        new InputScope(input.resolve("none").toString(), "", Selection.everything());
    ListingException refused = assertThrows(ListingException.class, nowhere::checkRoot);
    assertThat(refused.isConfiguration(), is(true));
    assertThat(refused.getMessage(), containsString("Check --input"));
    assertThat(refused.of("--prices").getMessage(), endsWith("such folder. Check --prices."));
    assertThat(refused.of("--prices").isConfiguration(), is(true));
    Files.writeString(input.resolve("file"), "");
    InputScope file = new InputScope(input.resolve("file").toString(), "", Selection.everything());
    assertThat(
        assertThrows(ListingException.class, file::checkRoot).getMessage(),
        containsString("not a folder"));
  }

  @Test
  void aBucketWithoutALoginIsAMatterOfConfiguration() {
    NoCredentialsException none =
        new NoCredentialsException(GcsLocation.parse("gs://bucket"), new IOException("no"));
    assertThat(ListingException.of(none).isConfiguration(), is(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket", "http://host/x"})
  void aLocationOfAnotherKindIsNamed(String location) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> SourceTrees.open(location));
    assertThat(refused.getMessage(), containsString("Invalid --input: " + location));
  }

  @Test
  void aFileUriIsAFolder() throws Exception {
    SourceTrees.open(input.toUri().toString()).checkRoot();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:relative", "file://host/x", "file:///x?y", "file:"})
  void aFileUriThatIsNoFolderIsNamed(String location) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> SourceTrees.open(location));
    assertThat(refused.getMessage(), containsString("Invalid --input: " + location));
  }

  private InputScope scope(String prefix) {
    return new InputScope(input.toString(), prefix, new Selection(List.of("*.txt"), List.of()));
  }
}
