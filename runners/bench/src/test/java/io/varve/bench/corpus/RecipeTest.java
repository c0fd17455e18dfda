package io.varve.bench.corpus;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {

  @TempDir private Path corpora;

  @Test
  void theSameRecipeFindsItsFolder() throws IOException {
    Path folder = new Recipe("prices", Map.of("seed", "1", "rows", "5")).folder(corpora);
    assertThat(new Recipe("prices", Map.of("rows", "5", "seed", "1")).folder(corpora), is(folder));
    assertThat(Files.readString(folder.resolve("recipe.json")), containsString("\"seed\" : \"1\""));
    assertThat(new Recipe("prices", Map.of("seed", "2")).folder(corpora), not(folder));
  }

  @Test
  void aFolderOfAnotherRecipeIsRefused() throws IOException {
    Recipe recipe = new Recipe("prices", Map.of("seed", "1"));
    Files.writeString(recipe.folder(corpora).resolve("recipe.json"), "{}");
    assertThrows(IOException.class, () -> recipe.folder(corpora));
  }
}
