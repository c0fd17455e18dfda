package io.varve.bench.cases;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CasesTest {

  @Test
  void eachHasANameOfItsOwn() {
    TreeSet<String> names = new TreeSet<>();
    Cases.all().forEach(each -> names.add(each.name()));
    assertThat(names, hasSize(Cases.all().size()));
    assertThat(Cases.named("no such case"), is(Optional.empty()));
  }

  @Test
  void eachIsDescribed() throws IOException {
    String page = Files.readString(Path.of("../../docs/performance.md"));
    for (BenchCase each : Cases.all()) {
      assertThat(Cases.named(each.name()), is(Optional.of(each)));
      assertThat(page, containsString("`" + each.name() + "`"));
    }
  }
}
