package io.varve.transforms.records.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.Dataset;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.records.version.Version;
import java.io.Serializable;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A source of records: an API with pages of JSON.
 *
 * <p>Contract: what it says of a record depends on the record alone, and on {@link #identity()}.
 * Safe for several threads.
 */
public interface RecordSource extends Serializable {

  /** Returns its name, such as {@code pncp}: lower-case letters, digits and {@code -}. */
  String name();

  /** Returns what, besides its JSON, decides the row of a record. */
  ExtractorIdentity identity();

  /** Returns the dataset of its rows; {@code version} is its key column. */
  Dataset dataset();

  /** Returns the address that requests are below, unless the user names another. */
  URI endpoint();

  /** Returns the time zone of its days. */
  ZoneId zone();

  /**
   * Returns the series of pages that answer a question.
   *
   * @throws IllegalArgumentException when it cannot be asked; the message is for the user
   */
  List<Listing> listings(Period days, Query query);

  /** Returns what reads its pages. */
  PageReader pages();

  /**
   * Returns what makes a record itself.
   *
   * @throws InvalidRecordException when it has no valid id or day
   */
  RecordFacts facts(JsonNode record) throws InvalidRecordException;

  /**
   * Returns the row of one version of a record, of the class of its {@link #dataset()}; {@code
   * version} is one of its components, laid flat. What the record lacks is absent, what is not
   * known stands in {@code raw} only.
   */
  Record row(JsonNode record, Version version);

  /** Returns how more is asked about each record, if anything can be. */
  Optional<DetailSource> details();
}
