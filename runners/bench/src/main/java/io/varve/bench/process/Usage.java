package io.varve.bench.process;

/**
 * What a process took.
 *
 * @param seconds wall time from its start to its end
 * @param cpuSeconds time of processors, of the user and the system, with its children that ended
 * @param peakBytes most memory that it held at once, without its children; 0 when it was too quick
 *     to be seen
 */
public record Usage(double seconds, double cpuSeconds, long peakBytes) {

  public Usage {
    if (seconds < 0 || cpuSeconds < 0 || peakBytes < 0) {
      throw new IllegalArgumentException(
          "Invalid usage: " + seconds + " s, " + cpuSeconds + " s, " + peakBytes + " bytes");
    }
  }
}
