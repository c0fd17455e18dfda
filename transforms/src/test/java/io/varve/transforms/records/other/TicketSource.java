package io.varve.transforms.records.other;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.Dataset;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.records.json.Shown;
import io.varve.transforms.records.json.Timestamps;
import io.varve.transforms.records.source.DetailSource;
import io.varve.transforms.records.source.InvalidPageException;
import io.varve.transforms.records.source.InvalidRecordException;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.PageReader;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import io.varve.transforms.records.source.RecordFacts;
import io.varve.transforms.records.source.RecordSource;
import io.varve.transforms.records.source.Request;
import io.varve.transforms.records.version.Version;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Tickets of a help desk: pages with a token for the next one, numeric ids, no time of update. */
public final class TicketSource implements RecordSource {

  private static final long serialVersionUID = 1;
  private static final Timestamps TIMES = new Timestamps(ZoneOffset.UTC);

  /** One version of a ticket. */
  public record Ticket(Version version, long id, Optional<String> subject) {}

  @Override
  public String name() {
    return "tickets";
  }

  @Override
  public ExtractorIdentity identity() {
    return ExtractorIdentity.of("tickets", 1, 1, Map.of());
  }

  @Override
  public Dataset dataset() {
    return new Dataset("tickets", Ticket.class, List.of("version"), List.of());
  }

  @Override
  public URI endpoint() {
    return URI.create("https://desk.example/api");
  }

  @Override
  public ZoneId zone() {
    return TIMES.zone();
  }

  @Override
  public List<Listing> listings(Period days, Query query) {
    if (!query.equals(Query.ALL)) {
      throw new IllegalArgumentException("Invalid question: " + query + ". It takes days only.");
    }
    Map<String, String> range =
        Map.of("opened_from", days.from().toString(), "opened_to", days.to().toString());
    Request first = new Request("/tickets", new TreeMap<>(range));
    return List.of(
        new Listing("opened/" + days, days, first, Optional.of(new TreeMap<String, String>())));
  }

  @Override
  public PageReader pages() {
    return TicketSource::page;
  }

  private static PageContent page(JsonNode body, Request asked) throws InvalidPageException {
    if (!body.isMissingNode() && !body.path("tickets").isArray()) {
      throw new InvalidPageException("tickets is " + Shown.kind(body.path("tickets")));
    }
    List<JsonNode> tickets = new ArrayList<>();
    body.path("tickets").forEach(tickets::add);
    JsonNode next = body.path("next");
    return new PageContent(
        tickets,
        next.isTextual() ? Optional.of(asked.with("cursor", next.textValue())) : Optional.empty(),
        OptionalLong.empty());
  }

  @Override
  public RecordFacts facts(JsonNode ticket) throws InvalidRecordException {
    JsonNode id = ticket.path("id");
    JsonNode opened = ticket.path("opened_at");
    try {
      if (id.isIntegralNumber() && id.canConvertToLong() && opened.isTextual()) {
        return new RecordFacts(id.asText(), TIMES.day(opened.textValue()), Optional.empty());
      }
    } catch (DateTimeException e) {
      // Said below, with the value.
    }
    throw new InvalidRecordException("id " + Shown.value(id) + ", opened " + Shown.value(opened));
  }

  @Override
  public Record row(JsonNode ticket, Version version) {
    return new Ticket(
        version,
        ticket.path("id").longValue(),
        Optional.ofNullable(ticket.path("subject").textValue()));
  }

  @Override
  public Optional<DetailSource> details() {
    return Optional.empty();
  }
}
