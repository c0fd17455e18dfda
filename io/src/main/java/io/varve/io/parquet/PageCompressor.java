package io.varve.io.parquet;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages, and knows by how much. Not safe for several threads. */
final class PageCompressor implements BytesInputCompressor {

  private final CodecFactory codecs;
  private final BytesInputCompressor codec;
  private long saved;

  /**
   * Returns a compressor.
   *
   * @param pageBytes size of a page, about
   */
  PageCompressor(int pageBytes) {
    codecs = new CodecFactory(new PlainParquetConfiguration(), pageBytes);
    codec = codecs.getCompressor(CompressionCodecName.ZSTD);
  }

  /** Counts from zero again. */
  void startGroup() {
    saved = 0;
  }

  /** Returns by how many bytes the pages of the row group are shorter than they were. */
  long savedBytes() {
    return saved;
  }

  @Override
  public BytesInput compress(BytesInput bytes) throws IOException {
    BytesInput compressed = codec.compress(bytes);
    saved += bytes.size() - compressed.size();
    return compressed;
  }

  @Override
  public CompressionCodecName getCodecName() {
    return codec.getCodecName();
  }

  @Override
  public void release() {
    codecs.release();
  }
}
