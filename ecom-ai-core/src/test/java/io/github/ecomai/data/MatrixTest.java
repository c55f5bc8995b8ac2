package io.github.ecomai.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private static Matrix counting(int rows, int columns) {
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 - 3;
    }
    return Matrix.wrap(rows, columns, values);
  }

  @Test
  void rowsAndColumns() {
    Matrix matrix = Matrix.ofRows(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    assertThat(matrix).isEqualTo(Matrix.of(2, 3, 1, 2, 3, 4, 5, 6));
    assertThat(matrix.get(1, 2)).isEqualTo(6);
    assertThat(matrix.row(1)).containsExactly(4, 5, 6);
    assertThat(matrix.column(1)).containsExactly(2, 5);
    double[] target = new double[5];
    matrix.copyRow(0, target, 2);
    assertThat(target).containsExactly(0, 0, 1, 2, 3);
    assertThat(matrix.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void copiesAtTheBorder() {
    double[] values = {1, 2};
    Matrix copied = Matrix.of(1, 2, values);
    Matrix wrapped = Matrix.wrap(1, 2, values);
    copied.toArray()[0] = 9;
    copied.row(0)[0] = 9;
    values[0] = 5;
    assertThat(copied.get(0, 0)).isEqualTo(1);
    assertThat(wrapped.get(0, 0)).isEqualTo(5);
  }

  @Test
  void names() {
    Matrix named = Matrix.of(1, 2, 3, Double.NaN).withColumnNames("a", "b");
    assertThat(named.columnNames()).containsExactly("a", "b");
    assertThat(Matrix.of(1, 2, 3, 4).columnNames()).isEmpty();
    assertThat(named).isNotEqualTo(Matrix.of(1, 2, 3, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(named::checkFinite)
        .withMessageContaining("Row 0, column 'b' is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named.withColumnNames("a"))
        .withMessageContaining("1 names for 2 columns");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named.withColumnNames("a", "a"))
        .withMessageContaining("'a' stands twice");
  }

  @Property(tries = 200)
  void productLaws(
      @ForAll @IntRange(min = 1, max = 9) int n,
      @ForAll @IntRange(min = 1, max = 9) int k,
      @ForAll @IntRange(min = 1, max = 9) int m) {
    Matrix a = counting(n, k);
    Matrix b = counting(k, m);
    Matrix product = a.times(b);
    assertThat(product.rows()).isEqualTo(n);
    assertThat(product.columns()).isEqualTo(m);
    assertThat(product.transposed()).isEqualTo(b.transposed().times(a.transposed()));
    assertThat(a.transposed().transposed()).isEqualTo(a);
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += a.get(n - 1, i) * b.get(i, 0);
    }
    assertThat(product.get(n - 1, 0)).isEqualTo(sum);
  }

  @Test
  void emptyAndHuge() {
    Matrix empty = Matrix.of(0, 3);
    assertThat(empty.rows()).isZero();
    assertThat(empty.column(2)).isEmpty();
    assertThat(empty.times(Matrix.of(3, 1, 1, 2, 3))).isEqualTo(Matrix.of(0, 1));
    assertThat(empty.checkFinite()).isSameAs(empty);
    assertThat(Matrix.wrap(1000, 100, new double[100_000]).toString())
        .hasSizeLessThan(100)
        .contains("1000 x 100", "...");
  }

  @Test
  void badInputIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.of(2, 2, 1, 2, 3))
        .withMessageContaining("3 values do not make 2 rows of 2");
    assertThatIllegalArgumentException().isThrownBy(() -> Matrix.of(-1, -2, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Matrix.of(3, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Matrix.of(1 << 16, 1 << 16));
    assertThatIllegalArgumentException().isThrownBy(Matrix::ofRows);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.ofRows(new double[2], new double[3]))
        .withMessageContaining("Row 1 has 3 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.of(1, 2, 1, 2).times(Matrix.of(1, 2, 1, 2)))
        .withMessageContaining("transpose");
    Matrix matrix = Matrix.of(2, 2, 1, 2, 3, 4);
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.get(0, 2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.get(-1, 0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.row(2));
  }
}
