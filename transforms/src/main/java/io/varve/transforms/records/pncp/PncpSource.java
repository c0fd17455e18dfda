package io.varve.transforms.records.pncp;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.Dataset;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.records.pncp.domain.DomainTables;
import io.varve.transforms.records.pncp.row.Contracting;
import io.varve.transforms.records.source.DetailSource;
import io.varve.transforms.records.source.InvalidRecordException;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.PageReader;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import io.varve.transforms.records.source.RecordFacts;
import io.varve.transforms.records.source.RecordSource;
import io.varve.transforms.records.version.Version;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contractings (contratações) of PNCP, by day of publication or of update, as its manual of the
 * query API describes them. Immutable.
 */
public final class PncpSource implements RecordSource {

  private static final long serialVersionUID = 1;
  private static final int VERSION = 1;
  private static final int SCHEMA_VERSION = 1;

  @Override
  public String name() {
    return "pncp";
  }

  @Override
  public ExtractorIdentity identity() {
    return ExtractorIdentity.of(
        name(), VERSION, SCHEMA_VERSION, Map.of("domains", DomainTables.bundled().hash().value()));
  }

  @Override
  public Dataset dataset() {
    return new Dataset("records", Contracting.class, List.of("version"), List.of());
  }

  @Override
  public URI endpoint() {
    return URI.create("https://pncp.gov.br/api");
  }

  @Override
  public ZoneId zone() {
    return PncpTimes.ZONE;
  }

  @Override
  public List<Listing> listings(Period days, Query query) {
    return PncpListings.of(days, query);
  }

  @Override
  public PageReader pages() {
    return new PncpPages();
  }

  @Override
  public RecordFacts facts(JsonNode record) throws InvalidRecordException {
    return PncpFacts.of(record);
  }

  @Override
  public Record row(JsonNode record, Version version) {
    try {
      return Contracting.of(record, facts(record), PncpTimes.FORM, version);
    } catch (InvalidRecordException e) {
      throw new IllegalArgumentException("Cannot make a row: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<DetailSource> details() {
    return Optional.of(new PncpDetails());
  }
}
