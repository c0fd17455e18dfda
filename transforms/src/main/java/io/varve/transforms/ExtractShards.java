package io.varve.transforms;

import io.varve.io.model.Status;
import io.varve.io.shard.ShardName;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.work.DocumentResult;
import io.varve.transforms.work.ShardExtraction;
import io.varve.transforms.work.ShardWork;
import io.varve.transforms.work.WorkSettings;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Extracts each shard into data files and notes it in the journal. A retried bundle extracts again
 * under other file names; only the names that reach the commit are real. One document in memory at
 * a time.
 */
public final class ExtractShards
    extends PTransform<PCollection<KV<Integer, Iterable<Candidate>>>, PCollection<ShardWork>> {

  private static final long serialVersionUID = 1;

  private final WorkSettings settings;
  private final String input;

  /**
   * Returns the step.
   *
   * @param input name of the input, which tells its shards from those of others; may be empty
   */
  public ExtractShards(WorkSettings settings, String input) {
    this.settings = settings;
    this.input = input;
  }

  @Override
  public PCollection<ShardWork> expand(PCollection<KV<Integer, Iterable<Candidate>>> shards) {
    return shards.apply("Extract", ParDo.of(new ExtractFn(settings, input)));
  }

  private static final class ExtractFn extends DoFn<KV<Integer, Iterable<Candidate>>, ShardWork> {
    private static final long serialVersionUID = 1;

    private final WorkSettings settings;
    private final String input;
    private final ProgressMeter documents;
    private final ProgressMeter bytes;
    private final ProgressMeter failures;
    private transient ShardExtraction extraction;

    ExtractFn(WorkSettings settings, String input) {
      this.settings = settings;
      this.input = input;
      String runId = settings.workspace().runId();
      this.documents = ProgressMeter.of(runId, Progress.DOCUMENTS);
      this.bytes = ProgressMeter.of(runId, Progress.BYTES);
      this.failures = ProgressMeter.of(runId, Progress.FAILURES);
    }

    @Setup
    public void setup() {
      extraction = new ShardExtraction(settings);
    }

    @ProcessElement
    public void extract(
        @Element KV<Integer, Iterable<Candidate>> shard, OutputReceiver<ShardWork> out)
        throws IOException {
      String name = ShardName.ofNumber(settings.workspace().runId(), input, shard.getKey());
      out.output(extraction.extract(name, shard.getValue(), this::count));
    }

    private void count(DocumentResult result) {
      documents.add(1);
      bytes.add(result.bytesRead());
      if (result.entry().filter(entry -> entry.status() == Status.FAILED).isPresent()) {
        failures.add(1);
      }
    }
  }
}
