using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>EC_MAKE_PUB and EC_CHECK_PUB (protocol page 6): no usage bit is needed, one version of the key is used.</summary>
internal static class PointRules
{
    public static void Make(Situation now, EccMakePubRequest request)
    {
        if (!KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.None, out UsedKey key)
            || !KeyOperationRules.IsOk(now, SignatureRules.StatusOf(key, HiddenKind.Ecc)))
        {
            return;
        }

        Bytes half = SignatureRules.PublicHalf(key);
        if (half.IsEmpty)
        {
            now.TellAny(new EccMakePubResponse(default), static _ => true);
            return;
        }

        if (KeyOperationRules.IsOk(now, now.Options.Crypto.Ecc.GetPoint(half.Span, out Bytes point)))
        {
            now.Tell(new EccMakePubResponse(point));
        }
    }

    public static void Check(Situation now, EccCheckPubRequest request)
    {
        if (!KeyOperationRules.HasShape(now, isShaped: true, request.Point.Length)
            || !KeyOperationRules.TryTakeKey(ref now, request, ObjectFlags.None, out UsedKey key)
            || !KeyOperationRules.IsOk(now, SignatureRules.StatusOf(key, HiddenKind.Ecc)))
        {
            return;
        }

        Bytes half = SignatureRules.PublicHalf(key);
        if (half.IsEmpty)
        {
            now.TellAny(new EccCheckPubResponse(IsOnCurve: true), static _ => true);
            return;
        }

        IEccPort ecc = now.Options.Crypto.Ecc;
        HsmStatus status = ecc.GetPoint(half.Span, out Bytes point);
        bool isNowhere = status == HsmStatus.AsnParse && ecc.CurveOf(half.Span) != EccCurve.Default;
        if (isNowhere || KeyOperationRules.IsOk(now, status))
        {
            now.Tell(new EccCheckPubResponse(!isNowhere && (request.Point.IsEmpty || request.Point == point)));
        }
    }
}
