package io.varve.transforms;

import io.varve.io.run.RunWorkspace;
import java.io.IOException;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Finds the shards of the planned snapshot that lost a data file, each once; bounded, on one
 * worker. It asks the storage for the size of every data file.
 */
public final class ReadLostShards extends PTransform<PBegin, PCollection<String>> {

  private static final long serialVersionUID = 1;

  private final RunWorkspace workspace;

  public ReadLostShards(RunWorkspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public PCollection<String> expand(PBegin input) {
    return input.apply("DataFiles", Create.of("")).apply("Look", ParDo.of(new LookFn(workspace)));
  }

  private static final class LookFn extends DoFn<String, String> {
    private static final long serialVersionUID = 1;

    private final RunWorkspace workspace;

    LookFn(RunWorkspace workspace) {
      this.workspace = workspace;
    }

    @ProcessElement
    public void look(OutputReceiver<String> out) throws IOException {
      workspace.shardsWithLostFiles().forEach(out::output);
    }
  }
}
