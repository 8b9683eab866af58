page 50100 "LBX Handovers"
{
    PageType = API;
    APIPublisher = 'landbridge';
    APIGroup = 'example';
    APIVersion = 'v1.0';
    EntityName = 'handover';
    EntitySetName = 'handovers';
    SourceTable = "LBX Handover";
    ODataKeyFields = SystemId;
    DelayedInsert = true;
    Extensible = false;

    layout
    {
        area(Content)
        {
            repeater(Records)
            {
                field(id; Rec.SystemId)
                {
                    Editable = false;
                }
                field("code"; Rec."Code")
                {
                }
                field(description; Rec.Description)
                {
                }
                field(handedOverAt; Rec."Handed Over At")
                {
                }
                field(lastModifiedDateTime; Rec.SystemModifiedAt)
                {
                    Editable = false;
                }
            }
        }
    }
}
