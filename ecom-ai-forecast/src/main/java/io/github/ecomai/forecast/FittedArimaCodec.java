package io.github.ecomai.forecast;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes fitted ARIMA models as plain numbers. */
final class FittedArimaCodec {
  private FittedArimaCodec() {}

  static void write(FittedArima model, DataOutput out) throws IOException {
    ArimaOrder order = model.order();
    out.writeInt(order.ar());
    out.writeInt(order.differences());
    out.writeInt(order.ma());
    out.writeInt(order.seasonalAr());
    out.writeInt(order.seasonalDifferences());
    out.writeInt(order.seasonalMa());
    out.writeBoolean(order.constant());
    out.writeInt(model.season());
    out.writeInt(model.fourier().season());
    out.writeInt(model.fourier().pairs());
    StoredFields.writeDoubles(model.coefficients(), out);
    StoredFields.writeDoubles(model.beta(), out);
    out.writeDouble(model.variance());
    out.writeDouble(model.aicc());
    StoredFields.writeDoubles(model.state().mean(), out);
    StoredFields.writeDoubles(model.state().covariance(), out);
    out.writeInt(model.state().count());
  }

  static FittedArima read(DataInput in) throws IOException {
    ArimaOrder order =
        new ArimaOrder(
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readBoolean());
    FittedArima model =
        new FittedArima(
            order,
            in.readInt(),
            new FourierTerms(in.readInt(), in.readInt()),
            StoredFields.readDoubles(in),
            StoredFields.readDoubles(in),
            in.readDouble(),
            in.readDouble(),
            new FittedArima.State(
                StoredFields.readDoubles(in), StoredFields.readDoubles(in), in.readInt()));
    check(model);
    return model;
  }

  /** What does not belong together must not be read. */
  private static void check(FittedArima model) throws IOException {
    ArimaOrder order = model.order();
    long season = model.season();
    long ar = order.ar() + season * order.seasonalAr();
    long ma = order.ma() + season * order.seasonalMa();
    long lags = order.differences() + season * order.seasonalDifferences();
    long size = Math.max(ar, ma + 1) + lags;
    int covariance = model.state().covariance().length;
    if (season < 1
        || model.fourier().season() < 1
        || model.coefficients().length != order.terms()
        || model.beta().length != model.fourier().size() + (order.constant() ? 1 : 0)
        || model.state().mean().length != size
        || (covariance != 0 && covariance != size * size)) {
      throw new IOException("parts of an ARIMA model that do not fit");
    }
  }
}
