package io.varve.transforms.records.other;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import io.varve.transforms.records.source.RecordSource;
import io.varve.transforms.records.source.RecordSourceContract;
import io.varve.transforms.records.source.Request;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A source as unlike the built-in one as the contract allows. */
class TicketSourceTest extends RecordSourceContract {

  private static final String LATE =
      "{\"id\":7,\"opened_at\":\"2026-02-28T23:30:00-03:00\",\"subject\":\"No light\"}";

  @Override
  protected RecordSource source() {
    return new TicketSource();
  }

  @Override
  protected List<String> records() {
    return List.of(LATE, "{\"id\":-8,\"opened_at\":\"2026-02-28T10:00:00Z\"}");
  }

  @Override
  protected List<String> pages() {
    return List.of(
        "{\"tickets\":[" + LATE + "],\"next\":\"b7\"}", "{\"tickets\":[],\"next\":null}");
  }

  @Test
  void theDayOfATicketIsThatOfItsZone() throws Exception {
    assertThat(source().facts(RecordJson.read(LATE)).day(), equalTo(LocalDate.of(2026, 3, 1)));
  }

  @Test
  void theNextPageIsNamedByAToken() throws Exception {
    Period day = Period.of(LocalDate.of(2026, 2, 28));
    Request asked = source().listings(day, Query.ALL).get(0).first();

    assertThat(
        source().pages().read(RecordJson.read(pages().get(0)), asked).next(),
        equalTo(Optional.of(asked.with("cursor", "b7"))));
    assertThat(
        source().pages().read(RecordJson.read(pages().get(1)), asked).next(),
        equalTo(Optional.empty()));
  }
}
