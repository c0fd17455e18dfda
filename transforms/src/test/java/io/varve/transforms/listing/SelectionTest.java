package io.varve.transforms.listing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

  @ParameterizedTest
  @CsvSource({
    "*.htm, a.htm, true",
    "*.htm, 2024/q1/a.htm, true",
    "*.htm, 2024.htm/a.txt, false",
    "*.htm, a.html, false",
    "*.htm, A.HTM, false",
    "a?.txt, 2024/ab.txt, true",
    "a?.txt, 2024/a.txt, false",
    "'*.{htm,txt}', x/a.txt, true",
    "[ab].txt, x/b.txt, true",
    "[ab].txt, x/[ab].txt, false",
    "\\[ab\\].txt, x/[ab].txt, true",
    "**/*.htm, a.htm, true",
    "**/*.htm, x/y/a.htm, true",
    "**/x/*.htm, x/a.htm, true",
    "**/x/*.htm, y/x/a.htm, true",
    "**/x/*.htm, yx/a.htm, false",
    "2024/*, 2024/a.htm, true",
    "2024/*, 2024/q1/a.htm, false",
    "2024/**, 2024/q1/a.htm, true",
    "2024/**, 2023/a.htm, false",
    "**, x/a b.htm, true"
  })
  void patternsMatchNamesAtAnyDepthAndPathsFromTheTop(String glob, String key, boolean matches) {
    assertThat(new Selection(List.of(glob), List.of()).contains(key), is(matches));
    assertThat(new Selection(List.of(), List.of(glob)).contains(key), is(!matches));
  }

  /**
   * Java's own patterns end at a line break for two stars, but files may have one in their name.
   */
  @ParameterizedTest
  @ValueSource(strings = {"a\nb.htm", "x\ny/a.htm", "x/\n/a\n.htm", "x\ry/\u2028/a.htm"})
  void lineBreaksAreCharactersLikeOthers(String key) {
    for (String glob : List.of("*.htm", "**/*.htm", "**", "**/*", "**.htm")) {
      assertThat(glob, new Selection(List.of(glob), List.of()).contains(key), is(true));
      assertThat(glob, new Selection(List.of(), List.of(glob)).contains(key), is(false));
    }
  }

  @Test
  void aLineBreakInAPatternMatchesALineBreak() {
    Selection selection = new Selection(List.of("a\nb.htm"), List.of());
    assertThat(selection.contains("x/a\nb.htm"), is(true));
    assertThat(selection.contains("x/a b.htm"), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {".a.htm", "x/.a.htm", ".x/a.htm", "x/.y/z/a.htm", "..a"})
  void hiddenFilesAreLeftOutWhateverThePatternsSay(String key) {
    assertThat(Selection.everything().contains(key), is(false));
    assertThat(new Selection(List.of("**", ".*"), List.of()).contains(key), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a.", "x./a", "-", "*", "[", "{a", "\\", "Ä/\uD83D\uDE00"})
  void everythingElseIsSelectedUnlessAPatternSaysOtherwise(String key) {
    assertThat(Selection.everything().contains(key), is(true));
  }

  @Test
  void excludingGoesBeforeIncluding() {
    Selection selection = new Selection(List.of("*.htm", "*.txt"), List.of("old/**", "b.*"));
    assertThat(selection.contains("a.htm"), is(true));
    assertThat(selection.contains("x/a.txt"), is(true));
    assertThat(selection.contains("x/b.txt"), is(false));
    assertThat(selection.contains("old/a.htm"), is(false));
    assertThat(selection.contains("a.pdf"), is(false));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "[a;a '[' without ']'",
        "{a,b;a '{' without '}'",
        "a\\;a '\\' at the end",
        "[];nothing in '[]'",
        "x/[;a '[' without ']'",
        "**/{;a '{' without '}'",
        "{{a}};a '{' inside '{'",
        "[a/b];a '/' inside '[]'",
        "[b-a];invalid range"
      },
      delimiter = ';')
  void aBrokenPatternIsNamedAtOnce(String glob, String why) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new Selection(List.of(glob), List.of()));
    String told = "'" + glob + "' is not a valid glob: " + why + ". Example: ";
    assertThat(refused.getMessage(), startsWith("Invalid --include: " + told));
    IllegalArgumentException other =
        assertThrows(IllegalArgumentException.class, () -> new Selection(List.of(), List.of(glob)));
    assertThat(other.getMessage(), startsWith("Invalid --exclude: " + told));
  }

  @Test
  void aSelectionTravels() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Selection(List.of("*.htm"), List.of("b*")));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Selection copy = (Selection) in.readObject();
      assertThat(copy.contains("x/a.htm"), is(true));
      assertThat(copy.contains("x/b.htm"), is(false));
    }
  }
}
