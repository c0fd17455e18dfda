package io.varve.transforms;

import io.varve.io.model.SourceFile;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.ListingException;
import java.time.Instant;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Lists the source files in scope, each once, on one worker; bounded. A retried bundle lists again:
 * the shuffle behind it makes one listing the listing. Fails when any part of the tree cannot be
 * listed.
 */
public final class ListSourceFiles extends PTransform<PBegin, PCollection<SourceFile>> {

  private static final long serialVersionUID = 1;

  /** Bounded, because each distinct key of a shuffle costs the direct runner milliseconds. */
  private static final int BUCKETS = 16;

  private final InputScope scope;

  public ListSourceFiles(InputScope scope) {
    this.scope = scope;
  }

  @Override
  public PCollection<SourceFile> expand(PBegin input) {
    return input
        .apply("Root", Create.of(""))
        .apply("List", ParDo.of(new ListFn(scope)))
        .apply("Spread", Reshuffle.<SourceFile>viaRandomKey().withNumBuckets(BUCKETS));
  }

  private static final class ListFn extends DoFn<String, SourceFile> {
    private static final long serialVersionUID = 1;

    private final InputScope scope;

    ListFn(InputScope scope) {
      this.scope = scope;
    }

    @ProcessElement
    public void list(OutputReceiver<SourceFile> out) throws ListingException {
      long unused = scope.list(Instant.now(), out::output);
    }
  }
}
