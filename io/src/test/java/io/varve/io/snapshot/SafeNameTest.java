package io.varve.io.snapshot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import io.varve.io.storage.StoragePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafeNameTest {

  @Test
  void plainNamesStayAsTheyAre() {
    assertThat(SafeName.of("10-K_2020.htm"), is("10-K_2020.htm"));
  }

  @Test
  void everyKeyGivesANameThatAStoreCanHold() {
    for (String key :
        List.of(
            ".varve-lock", ".", ".hidden", "a/.varve-x", "a\nb", "ü", "x".repeat(5000), "a\\b")) {
      String name = SafeName.of(key);
      StoragePath.requireFile("quarantine/run/" + name + ".json");
      assertThat(name.length(), is(lessThan(200)));
    }
  }

  @Test
  void differentKeysHaveDifferentNames() {
    Map<String, String> keys = new HashMap<>();
    for (String key :
        List.of(
            "a/b",
            "a_b",
            "a b",
            "a\nb",
            "ab",
            "a//b",
            ".a",
            "_a",
            "x".repeat(121),
            "x".repeat(122))) {
      assertThat(key, keys.put(SafeName.of(key), key) == null, is(true));
    }
  }

  @Test
  void nameOfAnotherKeyIsNoNameOfItsOwn() {
    String name = SafeName.of("a/b");

    assertThat(name, startsWith("a_b-"));
    assertThat(SafeName.of(name).length(), is(greaterThan(name.length())));
  }
}
