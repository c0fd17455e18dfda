package io.varve.io.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.io.records.DayWarehouse;
import io.varve.io.records.Sighting;
import io.varve.io.records.Sighting.Plain;
import io.varve.io.storage.InMemoryStorage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of the versions of a record one is current. */
class CurrentVersionCheckTest {

  @AfterEach
  void forget() {
    InMemoryStorage.forget("CurrentVersionCheckTest");
  }

  @ParameterizedTest
  @CsvSource({"'true', 0", "'false true', 0", "'true true', 1", "'false false', 1"})
  void oneVersionIsCurrent(String current, int problems) throws Exception {
    List<Record> rows = new ArrayList<>();
    for (String each : current.split(" ", -1)) {
      rows.add(new Plain(rows.size() + 1, Boolean.parseBoolean(each)));
    }
    DayWarehouse days = new DayWarehouse("mem://CurrentVersionCheckTest");
    days.run(
        "r1",
        Sighting.other("2026-06-20", "sound"),
        new Sighting(
            "other/records/a",
            Optional.of(LocalDate.of(2026, 6, 20)),
            Map.of("notices", rows),
            Optional.empty(),
            Optional.empty()));

    List<Problem> found = new WarehouseChecker(days.open()).checkData().problems();

    assertThat(
        found.stream().map(Problem::place).toList(),
        is(problems == 0 ? List.of() : List.of("current versions of other/records/a")));
  }
}
