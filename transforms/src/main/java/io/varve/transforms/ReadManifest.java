package io.varve.transforms;

import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunWorkspace;
import io.varve.transforms.listing.InputScope;
import java.io.IOException;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads the entries in scope of the snapshot that the run was planned on, each key once; bounded,
 * on one worker. Safe under retries: a snapshot never changes.
 */
public final class ReadManifest extends PTransform<PBegin, PCollection<ManifestEntry>> {

  private static final long serialVersionUID = 1;

  private final RunWorkspace workspace;
  private final InputScope scope;

  public ReadManifest(RunWorkspace workspace, InputScope scope) {
    this.workspace = workspace;
    this.scope = scope;
  }

  @Override
  public PCollection<ManifestEntry> expand(PBegin input) {
    return input
        .apply("Snapshot", Create.of(""))
        .apply("ReadEntries", ParDo.of(new ReadFn(workspace, scope)));
  }

  private static final class ReadFn extends DoFn<String, ManifestEntry> {
    private static final long serialVersionUID = 1;

    private final RunWorkspace workspace;
    private final InputScope scope;

    ReadFn(RunWorkspace workspace, InputScope scope) {
      this.workspace = workspace;
      this.scope = scope;
    }

    @ProcessElement
    public void read(OutputReceiver<ManifestEntry> out) throws IOException {
      workspace.forEachEntry(
          entry -> {
            if (scope.contains(entry.key())) {
              out.output(entry);
            }
          });
    }
  }
}
