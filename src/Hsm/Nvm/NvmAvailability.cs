namespace Hsm;

/// <summary>How much a store still takes, all of one instant.</summary>
/// <param name="AvailableBytes">Room for records behind the log's end; a record takes its overhead and whole program units.</param>
/// <param name="ReclaimableBytes">What a partition switch would add to it: the room of dead records.</param>
/// <param name="AvailableObjects">Free entries of the directory, which holds living objects only.</param>
/// <param name="ReclaimableObjects">Dead records: former versions that a partition switch would clear away.</param>
internal readonly record struct NvmAvailability(int AvailableBytes, int ReclaimableBytes, int AvailableObjects, int ReclaimableObjects);
