namespace Hsm.Oracle.Reports;

/// <summary>A part of a picture, as wide as a page.</summary>
/// <param name="From">Where it begins on the axis.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Lanes">Its rows from above; clients that do nothing here have none.</param>
internal sealed record PictureStrip(double From, double To, IReadOnlyList<PictureLane> Lanes);
