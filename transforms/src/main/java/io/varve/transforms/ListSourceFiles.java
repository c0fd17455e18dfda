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
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Lists the source files in scope, each once, on one worker; bounded. A retried bundle lists again:
 * the shuffle behind it makes one listing the listing. Fails when any part of the tree cannot be
 * listed.
 */
public final class ListSourceFiles extends PTransform<PBegin, PCollection<SourceFile>> {

  private static final long serialVersionUID = 1;

  /**
   * Most groups that are classified side by side, and the files that go to one before the next.
   * Each distinct key of a shuffle costs the direct runner milliseconds in every step behind it, so
   * that few files make few groups.
   */
  private static final int BUCKETS = 16;

  private static final long TURN = 500;

  private final InputScope scope;

  public ListSourceFiles(InputScope scope) {
    this.scope = scope;
  }

  @Override
  public PCollection<SourceFile> expand(PBegin input) {
    return input
        .apply("Root", Create.of(""))
        .apply("List", ParDo.of(new ListFn(scope)))
        .apply("Spread", Reshuffle.of())
        .apply("Files", Values.create());
  }

  private static final class ListFn extends DoFn<String, KV<Integer, SourceFile>> {
    private static final long serialVersionUID = 1;

    private final InputScope scope;

    ListFn(InputScope scope) {
      this.scope = scope;
    }

    @ProcessElement
    public void list(OutputReceiver<KV<Integer, SourceFile>> out) throws ListingException {
      long[] listed = {0};
      long unused =
          scope.list(
              Instant.now(), file -> out.output(KV.of((int) (listed[0]++ / TURN % BUCKETS), file)));
    }
  }
}
