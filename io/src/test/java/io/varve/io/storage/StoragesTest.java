package io.varve.io.storage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.sameInstance;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.location.InvalidLocationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoragesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "with space", "100%25 größe#1?", "a:b", "new\nline"})
  void pathAndUriLeadToTheSameFolder(String name) throws IOException {
    Path root = folder.resolve(name);
    Storages.open(root.toString()).createIfAbsent("a", new byte[] {1});
    assertThat(Files.readAllBytes(root.resolve("a")), equalTo(new byte[] {1}));
    assertThat(Storages.open(root.toUri().toString()).read("a"), equalTo(new byte[] {1}));
    assertThat(Storages.open(root.toFile().toURI().toString()).read("a"), equalTo(new byte[] {1}));
  }

  @Test
  void relativePathIsBelowTheWorkingFolder() throws IOException {
    String expected = Path.of("some", "where").toUri().toString();
    assertThat(Storages.open("some/where").root(), is(expected));
    assertThat(Storages.open("some/where"), instanceOf(LocalStorage.class));
  }

  @Test
  void objectNamesAreTakenLiterally() throws IOException {
    Storage storage = Storages.open("mem://under_score.b/a b/100%25#x?");
    assertThat(storage.root(), is("mem://under_score.b/a b/100%25#x?"));
    assertThat(Storages.open("MEM://under_score.b/a b/100%25#x?/"), sameInstance(storage));
    InMemoryStorage.forget("under_score.b");
  }

  @Test
  void unknownSchemeIsNamedWithTheKnownOnes() {
    String message = failureOf("s3://bucket/x");
    assertThat(message, startsWith("Cannot open s3://bucket/x: no storage for scheme 's3'; "));
    assertThat(message, matchesPattern(".*; .*\\bfile\\b.* and paths of .*\\."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "file://host/x", "file:///a b", "a\0b", "mem:///x"})
  void locationThatCannotBeUnderstoodIsNamed(String location) {
    assertThat(failureOf(location), startsWith("Cannot open " + location + ": "));
  }

  @Test
  void locationOfAnotherMachineComesWithARemedy() {
    assertThat(
        failureOf("file://host/x"),
        is(
            "Cannot open file://host/x: it names another machine, 'host'. Write the path of a"
                + " folder, or a URI such as file:///data/filings."));
  }

  private static String failureOf(String location) {
    return assertThrows(InvalidLocationException.class, () -> Storages.open(location)).getMessage();
  }
}
