package io.github.ecomai.math;

import java.util.Arrays;

/**
 * The first local minimum of the quadratic model along the projected gradient, going from bound to
 * bound. Not thread-safe.
 */
final class CauchyPoint {
  private final Bounds bounds;
  private final LimitedMemory model;
  private final double[] point;
  private final double[] d;
  private final double[] breaks;
  private final int[] heap;
  private int heapSize;
  private double[] p = {};
  private double[] c = {};
  private double[] w = {};
  private double[] mw = {};
  private int freeCount;

  CauchyPoint(Bounds bounds, LimitedMemory model) {
    this.bounds = bounds;
    this.model = model;
    int n = bounds.dimension();
    point = new double[n];
    d = new double[n];
    breaks = new double[n];
    heap = new int[n];
  }

  double[] point() {
    return point;
  }

  /** W' (point - x). */
  double[] compressed() {
    return c;
  }

  boolean isFree(int i) {
    return point[i] > bounds.lower(i) && point[i] < bounds.upper(i);
  }

  int freeCount() {
    return freeCount;
  }

  void find(Iterate at) {
    prepare(at);
    double theta = model.theta();
    double first = -Vectors.dot(d, d);
    System.arraycopy(p, 0, mw, 0, p.length);
    model.middle(mw);
    double second = -theta * first - Vectors.dot(p, mw);
    double least = 0x1p-52 * -theta * first;
    double time = 0;
    while (first < 0) {
      double wanted = -first / Math.max(second, least);
      if (heapSize == 0 || breaks[heap[0]] - time > wanted) {
        advance(at, wanted, time + wanted);
        break;
      }
      int b = pop();
      double step = breaks[b] - time;
      time = breaks[b];
      double g = at.gradient[b];
      double z = (d[b] > 0 ? bounds.upper(b) : bounds.lower(b)) - at.x[b];
      point[b] = d[b] > 0 ? bounds.upper(b) : bounds.lower(b);
      Vectors.axpy(step, p, c);
      model.row(b, w);
      System.arraycopy(w, 0, mw, 0, w.length);
      model.middle(mw);
      first += step * second + g * g + theta * g * z - g * Vectors.dot(mw, c);
      second -= theta * g * g + 2 * g * Vectors.dot(mw, p) + g * g * Vectors.dot(mw, w);
      Vectors.axpy(g, w, p);
      d[b] = 0;
    }
    countFree();
  }

  private void prepare(Iterate at) {
    int n = point.length;
    int k = model.width();
    if (p.length != k) {
      p = new double[k];
      c = new double[k];
      w = new double[k];
      mw = new double[k];
    }
    Arrays.fill(c, 0);
    heapSize = 0;
    for (int i = 0; i < n; i++) {
      double g = at.gradient[i];
      double limit = g < 0 ? bounds.upper(i) : bounds.lower(i);
      point[i] = at.x[i];
      breaks[i] = g == 0 ? Double.POSITIVE_INFINITY : (at.x[i] - limit) / g;
      d[i] = breaks[i] > 0 ? -g : 0;
      if (d[i] != 0 && breaks[i] < Double.POSITIVE_INFINITY) {
        push(i);
      }
    }
    model.compress(d, p);
  }

  private void advance(Iterate at, double step, double time) {
    Vectors.axpy(step, p, c);
    for (int i = 0; i < point.length; i++) {
      if (d[i] != 0) {
        point[i] = bounds.clamp(i, at.x[i] + time * d[i]);
      }
    }
  }

  private void countFree() {
    freeCount = 0;
    for (int i = 0; i < point.length; i++) {
      if (isFree(i)) {
        freeCount++;
      }
    }
  }

  private void push(int index) {
    int i = heapSize++;
    while (i > 0 && breaks[heap[(i - 1) / 2]] > breaks[index]) {
      heap[i] = heap[(i - 1) / 2];
      i = (i - 1) / 2;
    }
    heap[i] = index;
  }

  private int pop() {
    int top = heap[0];
    int last = heap[--heapSize];
    int i = 0;
    while (2 * i + 1 < heapSize) {
      int child = 2 * i + 1;
      if (child + 1 < heapSize && breaks[heap[child + 1]] < breaks[heap[child]]) {
        child++;
      }
      if (breaks[heap[child]] >= breaks[last]) {
        break;
      }
      heap[i] = heap[child];
      i = child;
    }
    heap[i] = last;
    return top;
  }
}
